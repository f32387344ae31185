"""Shared competences: asked in many jobs, at a level that differs by job."""

from kiem.demo.content.shapes import DemoCompetence, Words

SHARED_COMPETENCES: tuple[DemoCompetence, ...] = (
    DemoCompetence(
        "agressie",
        "shared",
        "skill",
        Words("Omgaan met agressie", "Faire face à l'agressivité", "Dealing with aggression"),
        Words(
            "Je blijft rustig bij boos of bedreigend gedrag en zorgt voor ieders veiligheid.",
            "Vous restez calme face à la colère ou à la menace et veillez à la sécurité de tous.",
            "You stay calm when someone is angry or threatening and keep everyone safe.",
        ),
        (
            Words(
                "Je merkt dat de spanning stijgt en haalt er een collega bij.",
                "Vous remarquez que la tension monte et vous appelez un collègue.",
                "You notice that tension is rising and fetch a colleague.",
            ),
            Words(
                "Je blijft rustig, houdt afstand en kalmeert met woorden.",
                "Vous restez calme, gardez vos distances et apaisez par la parole.",
                "You stay calm, keep your distance and use words to soothe.",
            ),
            Words(
                "Je zoekt wat de boosheid uitlokt en past je aanpak aan.",
                "Vous cherchez ce qui provoque la colère et vous adaptez votre approche.",
                "You look for what sets off the anger and change your approach.",
            ),
            Words(
                "Je vangt collega's op na een incident en bespreekt wat beter kan.",
                "Vous soutenez vos collègues après un incident et discutez des améliorations.",
                "You support colleagues after an incident and discuss what could be better.",
            ),
        ),
    ),
    DemoCompetence(
        "observeren",
        "shared",
        "skill",
        Words("Observeren en rapporteren", "Observer et rapporter", "Observing and reporting"),
        Words(
            "Je merkt veranderingen bij mensen op en geeft ze juist en op tijd door.",
            "Vous remarquez les changements chez les personnes et les transmettez correctement et à temps.",
            "You notice changes in people and pass them on correctly and in time.",
        ),
        (
            Words(
                "Je zegt aan een collega wat je opvalt bij een bewoner.",
                "Vous dites à un collègue ce qui vous frappe chez un résident.",
                "You tell a colleague what you notice about a resident.",
            ),
            Words(
                "Je noteert in het dossier wat je zag en hoorde, zonder oordeel.",
                "Vous notez dans le dossier ce que vous avez vu et entendu, sans juger.",
                "You write in the file what you saw and heard, without judging.",
            ),
            Words(
                "Je ziet kleine veranderingen, legt verbanden en verwittigt wie het moet weten.",
                "Vous voyez de petits changements, faites des liens et prévenez la bonne personne.",
                "You see small changes, make links and alert whoever needs to know.",
            ),
            Words(
                "Je helpt collega's scherper te kijken en korter en duidelijker te schrijven.",
                "Vous aidez vos collègues à mieux regarder et à écrire plus court et plus clair.",
                "You help colleagues to look more closely and write shorter and clearer.",
            ),
        ),
    ),
    DemoCompetence(
        "digitaal",
        "shared",
        "skill",
        Words("Digitaal werken", "Travailler avec le numérique", "Working digitally"),
        Words(
            "Je gebruikt de toestellen en programma's van je werk vlot en veilig.",
            "Vous utilisez avec aisance et en sécurité les appareils et programmes de votre travail.",
            "You use the devices and programs of your work smoothly and safely.",
        ),
        (
            Words(
                "Je meldt je aan en vindt met wat hulp wat je nodig hebt.",
                "Vous vous connectez et trouvez ce qu'il vous faut avec un peu d'aide.",
                "You sign in and find what you need with some help.",
            ),
            Words(
                "Je werkt zelf in de programma's die je elke dag nodig hebt.",
                "Vous travaillez de façon autonome dans les programmes dont vous avez besoin chaque jour.",
                "You work on your own in the programs you need every day.",
            ),
            Words(
                "Je lost gewone problemen zelf op en herkent een verdacht bericht.",
                "Vous réglez vous-même les problèmes courants et repérez un message suspect.",
                "You solve everyday problems yourself and recognise a suspicious message.",
            ),
            Words(
                "Je helpt collega's op weg en stelt handigere manieren van werken voor.",
                "Vous aidez vos collègues et proposez des façons de travailler plus pratiques.",
                "You help colleagues along and suggest handier ways of working.",
            ),
        ),
    ),
    DemoCompetence(
        "samenwerken",
        "shared",
        "skill",
        Words("Samenwerken over beroepen heen", "Collaborer entre métiers", "Working together across professions"),
        Words(
            "Je werkt met collega's van andere beroepen en teams aan hetzelfde doel.",
            "Vous travaillez avec des collègues d'autres métiers et d'autres équipes dans le même but.",
            "You work with colleagues from other professions and teams towards the same goal.",
        ),
        (
            Words(
                "Je weet wie wat doet en bij wie je met een vraag terechtkan.",
                "Vous savez qui fait quoi et à qui poser une question.",
                "You know who does what and where to take a question.",
            ),
            Words(
                "Je geeft op tijd door wat een andere dienst moet weten.",
                "Vous transmettez à temps ce qu'un autre service doit savoir.",
                "You pass on in time what another service needs to know.",
            ),
            Words(
                "Je overlegt zelf met andere beroepen en komt de afspraken na.",
                "Vous vous concertez avec d'autres métiers et respectez ce qui est convenu.",
                "You consult other professions yourself and keep to what was agreed.",
            ),
            Words(
                "Je brengt diensten samen als een vraag van niemand lijkt te zijn.",
                "Vous réunissez les services quand personne ne s'occupe d'une question.",
                "You bring services together when a question seems to be nobody's.",
            ),
        ),
    ),
    DemoCompetence(
        "feedback",
        "shared",
        "skill",
        Words("Feedback geven en krijgen", "Donner et recevoir du feedback", "Giving and receiving feedback"),
        Words(
            "Je zegt eerlijk en met respect wat je ziet, en luistert als iemand jou iets zegt.",
            "Vous dites avec franchise et respect ce que vous voyez et vous écoutez ce qu'on vous dit.",
            "You say honestly and with respect what you see, and listen when someone tells you something.",
        ),
        (
            Words(
                "Je luistert naar feedback en vraagt uitleg als je iets niet begrijpt.",
                "Vous écoutez le feedback et demandez des explications si nécessaire.",
                "You listen to feedback and ask when you do not understand it.",
            ),
            Words(
                "Je zegt een collega wat goed gaat en wat anders kan.",
                "Vous dites à un collègue ce qui va bien et ce qui peut changer.",
                "You tell a colleague what goes well and what could be different.",
            ),
            Words(
                "Je bespreekt ook iets moeilijks rechtstreeks met de collega zelf.",
                "Vous abordez aussi un sujet difficile directement avec le collègue concerné.",
                "You discuss difficult things too, directly with the colleague concerned.",
            ),
            Words(
                "Je vraagt zelf om feedback en helpt collega's om dat ook te doen.",
                "Vous demandez vous-même du feedback et aidez vos collègues à le faire aussi.",
                "You ask for feedback yourself and help colleagues to do the same.",
            ),
        ),
    ),
    DemoCompetence(
        "hygiene",
        "shared",
        "knowledge",
        Words(
            "Hygiëne en infectiepreventie", "Hygiène et prévention des infections", "Hygiene and infection prevention"
        ),
        Words(
            "Je weet hoe besmetting zich verspreidt en voorkomt ze door proper en volgens de afspraken te werken.",
            "Vous savez comment une infection se transmet et vous l'évitez en travaillant proprement et comme convenu.",
            "You know how infection spreads and prevent it by working cleanly and as agreed.",
        ),
        (
            Words(
                "Je reinigt en ontsmet je handen op de juiste momenten.",
                "Vous lavez et désinfectez vos mains aux bons moments.",
                "You clean and disinfect your hands at the right moments.",
            ),
            Words(
                "Je kiest zelf de juiste bescherming en werkt van proper naar vuil.",
                "Vous choisissez la bonne protection et travaillez du propre vers le sale.",
                "You choose the right protection yourself and work from clean to dirty.",
            ),
            Words(
                "Je herkent een mogelijke besmetting en start meteen de afgesproken maatregelen.",
                "Vous reconnaissez une infection possible et lancez aussitôt les mesures prévues.",
                "You recognise a possible infection and start the agreed measures at once.",
            ),
            Words(
                "Je spreekt collega's er vriendelijk op aan en helpt de afspraken te verbeteren.",
                "Vous en parlez gentiment à vos collègues et aidez à améliorer les règles.",
                "You raise it with colleagues in a friendly way and help improve the rules.",
            ),
        ),
    ),
    DemoCompetence(
        "tillen",
        "shared",
        "skill",
        Words("Veilig tillen", "Soulever et déplacer en sécurité", "Safe lifting"),
        Words(
            "Je verplaatst mensen en lasten zo dat niemand zich pijn doet.",
            "Vous déplacez les gens et les charges sans que personne ne se blesse.",
            "You move people and loads so that nobody gets hurt.",
        ),
        (
            Words(
                "Je volgt de tilafspraken en vraagt hulp bij een zware last.",
                "Vous suivez les consignes et demandez de l'aide pour une charge lourde.",
                "You follow the lifting rules and ask for help with a heavy load.",
            ),
            Words(
                "Je kiest zelf het juiste hulpmiddel en gebruikt het correct.",
                "Vous choisissez vous-même la bonne aide technique et l'utilisez correctement.",
                "You choose the right aid yourself and use it correctly.",
            ),
            Words(
                "Je kijkt vooraf wat mensen zelf kunnen en laat ze meebewegen.",
                "Vous regardez d'abord ce que la personne peut faire et la laissez participer.",
                "You check first what people can do themselves and let them move along.",
            ),
            Words(
                "Je leert collega's veilig tillen en stelt betere hulpmiddelen voor.",
                "Vous apprenez à vos collègues à soulever en sécurité et proposez de meilleures aides.",
                "You teach colleagues to lift safely and suggest better aids.",
            ),
        ),
    ),
    DemoCompetence(
        "plannen",
        "shared",
        "skill",
        Words("Plannen", "Planifier", "Planning"),
        Words(
            "Je verdeelt werk en tijd zo dat het belangrijkste op tijd klaar is.",
            "Vous répartissez le travail et le temps pour que l'essentiel soit prêt à temps.",
            "You divide work and time so that what matters most is ready in time.",
        ),
        (
            Words(
                "Je volgt de dagplanning en zegt het als iets niet lukt.",
                "Vous suivez le planning du jour et dites quand quelque chose ne va pas.",
                "You follow the day's plan and say so when something does not work out.",
            ),
            Words(
                "Je zet je taken zelf in een goede volgorde.",
                "Vous mettez vous-même vos tâches dans le bon ordre.",
                "You put your own tasks in a good order.",
            ),
            Words(
                "Je schuift taken om bij een onverwachte vraag en laat dat weten.",
                "Vous déplacez des tâches en cas d'imprévu et vous le faites savoir.",
                "You rearrange tasks when something unexpected comes up, and say so.",
            ),
            Words(
                "Je plant samen met het team, zodat drukte en rust eerlijk verdeeld zijn.",
                "Vous planifiez avec l'équipe pour répartir équitablement les moments chargés et calmes.",
                "You plan with the team, so that busy and quiet times are shared fairly.",
            ),
        ),
    ),
    DemoCompetence(
        "familie",
        "shared",
        "attitude",
        Words("Familie als partner", "La famille comme partenaire", "Family as a partner"),
        Words(
            "Je werkt samen met familie en mantelzorgers en neemt ernstig wat zij weten.",
            "Vous collaborez avec la famille et les aidants proches et prenez au sérieux ce qu'ils savent.",
            "You work together with family and informal carers and take what they know seriously.",
        ),
        (
            Words(
                "Je verwelkomt familie en zegt bij wie ze met vragen terechtkunnen.",
                "Vous accueillez la famille et indiquez à qui poser ses questions.",
                "You welcome family and say where they can take their questions.",
            ),
            Words(
                "Je vraagt wat familie ziet en vertelt wat je mag delen.",
                "Vous demandez ce que voit la famille et dites ce que vous pouvez partager.",
                "You ask what family sees and tell them what you may share.",
            ),
            Words(
                "Je bespreekt rustig een klacht of zorg en maakt een afspraak.",
                "Vous parlez calmement d'une plainte ou d'une inquiétude et convenez d'une suite.",
                "You calmly discuss a complaint or worry and agree what happens next.",
            ),
            Words(
                "Je helpt collega's om ook bij een conflict samen met familie te zoeken.",
                "Vous aidez vos collègues à avancer avec la famille, même en cas de conflit.",
                "You help colleagues to find a way with family, even in a conflict.",
            ),
        ),
    ),
)
