"""Competences of one kind of job, and the one that a team carries together."""

from kiem.demo.content.shapes import DemoCompetence, Words

JOB_COMPETENCES: tuple[DemoCompetence, ...] = (
    DemoCompetence(
        "medicatie",
        "job_specific",
        "skill",
        Words("Medicatie toedienen", "Administrer les médicaments", "Giving medication"),
        Words(
            "Je geeft medicatie veilig, volgens wat jij wettelijk mag, en noteert wat je deed.",
            "Vous donnez les médicaments en sécurité, selon ce que la loi vous permet, et notez ce que vous avez fait.",
            "You give medication safely, within what the law allows you, and write down what you did.",
        ),
        (
            Words(
                "Je controleert naam, middel, dosis en uur, met een collega erbij.",
                "Vous vérifiez le nom, le produit, la dose et l'heure, avec un collègue.",
                "You check name, medicine, dose and time, with a colleague beside you.",
            ),
            Words(
                "Je geeft klaargezette medicatie zelf en noteert dat meteen.",
                "Vous donnez vous-même les médicaments préparés et le notez aussitôt.",
                "You give prepared medication yourself and write it down at once.",
            ),
            Words(
                "Je merkt fouten en bijwerkingen op en verwittigt meteen verpleegkundige of arts.",
                "Vous repérez erreurs et effets indésirables et prévenez aussitôt l'infirmier ou le médecin.",
                "You notice errors and side effects and alert the nurse or doctor at once.",
            ),
            Words(
                "Je begeleidt collega's en zoekt mee hoe we fouten voorkomen.",
                "Vous accompagnez vos collègues et cherchez comment éviter les erreurs.",
                "You guide colleagues and help find ways to prevent errors.",
            ),
        ),
    ),
    DemoCompetence(
        "palliatief",
        "job_specific",
        "attitude",
        Words("Palliatieve aanwezigheid", "Présence palliative", "Palliative presence"),
        Words(
            "Je bent rustig en nabij voor mensen aan het einde van hun leven en voor hun naasten.",
            "Vous êtes une présence calme pour les personnes en fin de vie et pour leurs proches.",
            "You are calm and close to people at the end of their lives and to those dear to them.",
        ),
        (
            Words(
                "Je blijft even bij iemand en zegt het als het zwaar is.",
                "Vous restez un moment auprès de la personne et dites quand c'est lourd.",
                "You stay with someone for a while and say so when it weighs on you.",
            ),
            Words(
                "Je kent de wensen van de bewoner en handelt ernaar.",
                "Vous connaissez les souhaits du résident et vous les suivez.",
                "You know the resident's wishes and act on them.",
            ),
            Words(
                "Je merkt pijn en onrust op en vraagt op tijd hulp.",
                "Vous remarquez la douleur et l'agitation et demandez de l'aide à temps.",
                "You notice pain and restlessness and ask for help in time.",
            ),
            Words(
                "Je steunt collega's bij een afscheid en blikt met hen terug.",
                "Vous soutenez vos collègues lors d'un adieu et y revenez avec eux.",
                "You support colleagues in a farewell and look back on it with them.",
            ),
        ),
    ),
    DemoCompetence(
        "zinvolle-dag",
        "job_specific",
        "skill",
        Words("Zinvolle dag", "Une journée qui a du sens", "A meaningful day"),
        Words(
            "Je zoekt samen met mensen wat hun dag de moeite waard maakt.",
            "Vous cherchez avec les personnes ce qui donne du sens à leur journée.",
            "You find out together with people what makes their day worthwhile.",
        ),
        (
            Words(
                "Je nodigt mensen uit en helpt mee bij een activiteit.",
                "Vous invitez les personnes et aidez lors d'une activité.",
                "You invite people and help with an activity.",
            ),
            Words(
                "Je kiest activiteiten die passen bij iemands leven en krachten.",
                "Vous choisissez des activités adaptées à la vie et aux forces de chacun.",
                "You choose activities that suit someone's life and strengths.",
            ),
            Words(
                "Je vindt ook met stille of verwarde mensen een bezigheid die past.",
                "Vous trouvez une occupation adaptée, même avec des personnes silencieuses ou désorientées.",
                "You find something that suits them, even with quiet or confused people.",
            ),
            Words(
                "Je brengt buurt, familie en vrijwilligers binnen en inspireert collega's.",
                "Vous faites entrer le quartier, la famille et les bénévoles et inspirez vos collègues.",
                "You bring in neighbours, family and volunteers and inspire colleagues.",
            ),
        ),
    ),
    DemoCompetence(
        "koken",
        "job_specific",
        "skill",
        Words("Koken met zorg", "Cuisiner avec soin", "Cooking with care"),
        Words(
            "Je maakt lekker en veilig eten dat past bij wat mensen kunnen en graag eten.",
            "Vous préparez des repas bons et sûrs, adaptés aux capacités et aux goûts de chacun.",
            "You make good, safe food that suits what people can eat and like to eat.",
        ),
        (
            Words(
                "Je maakt een gerecht volgens het recept en houdt je werkplek proper.",
                "Vous suivez la recette et gardez votre plan de travail propre.",
                "You cook from the recipe and keep your workplace clean.",
            ),
            Words(
                "Je past een maaltijd aan bij een dieet, allergie of slikprobleem.",
                "Vous adaptez un repas à un régime, une allergie ou un trouble de la déglutition.",
                "You adapt a meal to a diet, allergy or swallowing problem.",
            ),
            Words(
                "Je zorgt dat elke maaltijd op tijd klaar is, zonder verspilling.",
                "Vous veillez à ce que chaque repas soit prêt à temps, sans gaspillage.",
                "You see that every meal is ready in time, without waste.",
            ),
            Words(
                "Je maakt samen met bewoners nieuwe menu's en toont collega's hoe het kan.",
                "Vous créez de nouveaux menus avec les résidents et montrez l'exemple aux collègues.",
                "You make new menus together with residents and show colleagues how.",
            ),
        ),
    ),
    DemoCompetence(
        "techniek",
        "job_specific",
        "knowledge",
        Words("Technisch onderhoud", "Entretien technique", "Technical maintenance"),
        Words(
            "Je kent het gebouw en de toestellen, houdt ze veilig en lost storingen op.",
            "Vous connaissez le bâtiment et les appareils, vous les gardez sûrs et réparez les pannes.",
            "You know the building and its equipment, keep them safe and fix faults.",
        ),
        (
            Words(
                "Je doet eenvoudige herstellingen en meldt wat gevaarlijk is.",
                "Vous faites des réparations simples et signalez ce qui est dangereux.",
                "You do simple repairs and report what is dangerous.",
            ),
            Words(
                "Je voert het geplande onderhoud uit en noteert wat je deed.",
                "Vous effectuez l'entretien prévu et notez ce que vous avez fait.",
                "You carry out the planned maintenance and write down what you did.",
            ),
            Words(
                "Je vindt de oorzaak van een storing en herstelt die blijvend.",
                "Vous trouvez la cause d'une panne et la réparez durablement.",
                "You find the cause of a fault and fix it for good.",
            ),
            Words(
                "Je voorkomt storingen, geeft raad bij aankoop en helpt collega's bijleren.",
                "Vous prévenez les pannes, conseillez les achats et formez vos collègues.",
                "You prevent faults, advise on purchases and help colleagues learn.",
            ),
        ),
    ),
    DemoCompetence(
        "coachen",
        "job_specific",
        "skill",
        Words("Coachen", "Coacher", "Coaching"),
        Words(
            "Je helpt iemand zelf vooruit door te luisteren, te vragen en samen te oefenen.",
            "Vous aidez quelqu'un à avancer en écoutant, en posant des questions et en vous exerçant ensemble.",
            "You help someone forward by listening, asking and practising together.",
        ),
        (
            Words(
                "Je maakt tijd voor een nieuwe collega en toont hoe het werkt.",
                "Vous prenez du temps pour un nouveau collègue et lui montrez comment faire.",
                "You make time for a new colleague and show how things work.",
            ),
            Words(
                "Je stelt open vragen voor je zelf een oplossing geeft.",
                "Vous posez des questions ouvertes avant de donner une solution.",
                "You ask open questions before giving a solution yourself.",
            ),
            Words(
                "Je spreekt een leerdoel af en komt er op tijd op terug.",
                "Vous convenez d'un objectif d'apprentissage et y revenez à temps.",
                "You agree on a learning goal and come back to it in time.",
            ),
            Words(
                "Je leert anderen coachen en maakt tijd voor leren in het team.",
                "Vous apprenez aux autres à coacher et réservez du temps pour apprendre en équipe.",
                "You teach others to coach and make time for learning in the team.",
            ),
        ),
    ),
    DemoCompetence(
        "leidinggeven",
        "job_specific",
        "skill",
        Words("Leidinggeven", "Diriger une équipe", "Leading"),
        Words(
            "Je geeft een team richting, vertrouwen en ruimte, en beslist op tijd.",
            "Vous donnez à une équipe une direction, de la confiance et de l'autonomie, et décidez à temps.",
            "You give a team direction, trust and room, and decide in time.",
        ),
        (
            Words(
                "Je verdeelt het werk en legt uit waarom je dat zo doet.",
                "Vous répartissez le travail et expliquez pourquoi.",
                "You divide the work and explain why you do it that way.",
            ),
            Words(
                "Je bespreekt geregeld met ieder teamlid hoe het gaat.",
                "Vous parlez régulièrement avec chaque membre de l'équipe de son travail.",
                "You regularly talk with each team member about how things are going.",
            ),
            Words(
                "Je neemt ook moeilijke beslissingen, legt ze uit en luistert naar reacties.",
                "Vous prenez aussi des décisions difficiles, les expliquez et écoutez les réactions.",
                "You take hard decisions too, explain them and listen to reactions.",
            ),
            Words(
                "Je laat het team zelf beslissen en helpt andere leidinggevenden groeien.",
                "Vous laissez l'équipe décider et aidez d'autres responsables à progresser.",
                "You let the team decide and help other managers grow.",
            ),
        ),
    ),
)

TEAM_COMPETENCES: tuple[DemoCompetence, ...] = (
    DemoCompetence(
        "overdracht",
        "team",
        "skill",
        Words("Overdragen tussen ploegen", "Transmettre entre équipes", "Handing over between shifts"),
        Words(
            "Elke ploeg krijgt van de vorige wat ze nodig heeft om goed verder te zorgen.",
            "Chaque équipe reçoit de la précédente ce qu'il lui faut pour bien poursuivre les soins.",
            "Each shift gets from the one before what it needs to go on caring well.",
        ),
        (
            Words(
                "Jullie vertellen wat er gebeurde, telkens op een andere manier.",
                "Vous racontez ce qui s'est passé, chaque fois d'une autre façon.",
                "You tell what happened, each time in a different way.",
            ),
            Words(
                "Jullie houden bij elke wissel een korte, vaste overdracht.",
                "Vous faites une transmission courte et fixe à chaque relève.",
                "You hold a short, fixed handover at every change of shift.",
            ),
            Words(
                "Jullie dragen ook wensen, zorgen en open vragen over.",
                "Vous transmettez aussi les souhaits, les inquiétudes et les questions ouvertes.",
                "You hand over wishes, worries and open questions too.",
            ),
            Words(
                "Jullie zoeken samen wat verloren ging en verbeteren de overdracht.",
                "Vous cherchez ensemble ce qui s'est perdu et améliorez la transmission.",
                "You find out together what got lost and improve the handover.",
            ),
        ),
    ),
)
