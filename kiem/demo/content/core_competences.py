"""Core competences: they follow from the vision and are asked of everyone, each in her own job."""

from kiem.demo.content.shapes import DemoCompetence, Words

CORE_COMPETENCES: tuple[DemoCompetence, ...] = (
    DemoCompetence(
        "waardigheid",
        "core",
        "attitude",
        Words("Waardigheid en eigen keuze", "Dignité et libre choix", "Dignity and own choice"),
        Words(
            "Je laat mensen zelf kiezen hoe ze leven en zorgt dat ze zich gerespecteerd voelen.",
            "Vous laissez chaque personne choisir sa façon de vivre et vous veillez à ce qu'elle se sente respectée.",
            "You let people choose how they live and make sure that they feel respected.",
        ),
        (
            Words(
                "Je klopt aan, zegt wie je bent en vraagt wat iemand wil.",
                "Vous frappez, vous vous présentez et vous demandez ce que la personne souhaite.",
                "You knock, say who you are and ask what someone wants.",
            ),
            Words(
                "Je kent de gewoontes van mensen en past je werk daaraan aan.",
                "Vous connaissez les habitudes des personnes et vous y adaptez votre travail.",
                "You know people's habits and fit your work around them.",
            ),
            Words(
                "Je zoekt een oplossing als een wens botst met veiligheid of planning.",
                "Vous cherchez une solution quand un souhait se heurte à la sécurité ou au planning.",
                "You look for a solution when a wish clashes with safety or planning.",
            ),
            Words(
                "Je bespreekt met collega's hoe mensen nog meer zelf kunnen kiezen.",
                "Vous discutez avec vos collègues de la façon de laisser encore plus de choix.",
                "You discuss with colleagues how people can choose even more for themselves.",
            ),
        ),
    ),
    DemoCompetence(
        "samen-beslissen",
        "core",
        "skill",
        Words("Samen beslissen", "Décider ensemble", "Deciding together"),
        Words(
            "Je neemt beslissingen samen met de mensen die de gevolgen ervan dragen.",
            "Vous prenez les décisions avec les personnes qui en vivent les conséquences.",
            "You take decisions together with the people who live with the result.",
        ),
        (
            Words(
                "Je vraagt wat anderen ervan vinden voor je iets verandert.",
                "Vous demandez l'avis des autres avant de changer quelque chose.",
                "You ask what others think before you change something.",
            ),
            Words(
                "Je legt de keuzes in gewone woorden uit en luistert naar het antwoord.",
                "Vous expliquez les choix avec des mots simples et vous écoutez la réponse.",
                "You explain the choices in plain words and listen to the answer.",
            ),
            Words(
                "Je brengt mensen met andere meningen tot een besluit dat iedereen begrijpt.",
                "Vous amenez des personnes d'avis différents à une décision que tous comprennent.",
                "You bring people who disagree to a decision that everyone understands.",
            ),
            Words(
                "Je toont collega's hoe ook wie moeilijk spreekt kan meebeslissen.",
                "Vous montrez à vos collègues comment associer aussi ceux qui s'expriment difficilement.",
                "You show colleagues how people who speak with difficulty can decide too.",
            ),
        ),
    ),
    DemoCompetence(
        "van-elkaar-leren",
        "core",
        "attitude",
        Words("Van elkaar leren", "Apprendre les uns des autres", "Learning from each other"),
        Words(
            "Je deelt wat je weet, vraagt hulp en leert uit wat goed of fout loopt.",
            "Vous partagez ce que vous savez, demandez de l'aide et tirez des leçons des réussites et des erreurs.",
            "You share what you know, ask for help and learn from what goes well or wrong.",
        ),
        (
            Words(
                "Je stelt vragen en zegt het als je iets nog niet kan.",
                "Vous posez des questions et dites quand vous ne savez pas encore faire.",
                "You ask questions and say so when you cannot do something yet.",
            ),
            Words(
                "Je vertelt in het team wat je leerde en probeert het uit.",
                "Vous racontez à l'équipe ce que vous avez appris et vous l'essayez.",
                "You tell the team what you learned and try it out.",
            ),
            Words(
                "Je bespreekt open een eigen fout, zodat anderen er ook uit leren.",
                "Vous parlez ouvertement d'une de vos erreurs pour que d'autres en tirent aussi des leçons.",
                "You talk openly about your own mistake, so that others learn from it too.",
            ),
            Words(
                "Je leert collega's iets aan tijdens het werk en leert van hen.",
                "Vous formez des collègues pendant le travail et vous apprenez d'eux.",
                "You teach colleagues during the work and learn from them.",
            ),
        ),
    ),
)
