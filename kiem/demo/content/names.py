"""Names as one meets them in a Flemish and a Brussels care house. Only the name is kept, never where it comes from."""

Pool = tuple[tuple[str, ...], tuple[str, ...]]


def _pool(given_names: str, family_names: str) -> Pool:
    """
    >>> _pool("An, Jan", "De Vos, Maes")
    (('An', 'Jan'), ('De Vos', 'Maes'))
    """
    given, family = (tuple(" ".join(part.split()) for part in text.split(",")) for text in (given_names, family_names))
    return given, family


FLEMISH: Pool = _pool(
    """An, Bart, Bea, Ben, Bert, Chris, Christel, Daan, Debby, Dirk, Ellen, Els, Emma, Erik, Eva, Evelien, Filip,
    Frank, Geert, Gerda, Gert, Griet, Guido, Hanne, Hilde, Ilse, Ine, Inge, Jan, Jana, Jef, Jelle, Jeroen, Johan,
    Julie, Karen, Karel, Kathleen, Katrien, Kim, Kobe, Koen, Kris, Kristien, Lander, Laura, Leen, Lies, Liesbeth,
    Lieve, Linda, Lore, Lotte, Luc, Maaike, Maarten, Marc, Maria, Marijke, Marleen, Martine, Mieke, Mia, Nancy,
    Nathalie, Nico, Pascale, Patrick, Peter, Petra, Pieter, Rita, Robin, Roel, Ruben, Ruth, Sabine, Sander, Sara, Sien,
    Silke, Sofie, Steven, Sven, Tim, Tine, Tom, Veerle, Vera, Wendy, Wim, Wouter, Yves""",
    """Aerts, Baert, Beckers, Bogaert, Boonen, Bosmans, Callens, Ceulemans, Christiaens, Cools, Coppens, Cornelis,
    Daems, De Backer, De Bruyn, De Clercq, De Cock, De Meyer, De Pauw, De Ridder, De Vos, De Wilde, Declercq, Desmet,
    Dewulf, Dierckx, Engelen, Geerts, Hendrickx, Hermans, Heylen, Hofman, Jacobs, Janssens, Lauwers, Lemmens, Leys,
    Luyten, Maes, Martens, Meeus, Mertens, Michiels, Moens, Nijs, Nuyts, Pauwels, Peeters, Raes, Roels, Segers, Smets,
    Stevens, Thijs, Timmermans, Van Acker, Van de Velde, Van den Broeck, Van Dyck, Van Hove, Van Looy, Vandenbroucke,
    Vanhoutte, Verbeke, Verhaegen, Verhoeven, Verlinden, Vermeulen, Verstraete, Vervoort, Willems, Wuyts, Wyns""",
)

BRUSSELS: Pool = _pool(
    """Adrien, Agnès, Alain, Amélie, Anne-Sophie, Arnaud, Aurélie, Benoît, Bernard, Camille, Catherine, Cécile,
    Céline, Chantal, Christine, Clémence, Corinne, Damien, Delphine, Dominique, Éric, Fabienne, François, Françoise,
    Gaëlle, Geneviève, Isabelle, Jean-Marc, Jérôme, Laurence, Marie-Claire, Mathilde, Monique, Nadine, Olivier,
    Quentin, Sébastien, Stéphanie, Thierry, Valérie, Véronique, Xavier""",
    """Bastin, Bertrand, Charlier, Collard, Delvaux, Denis, Dubois, Dumont, Dupont, Fontaine, François, Gérard,
    Gilles, Goffin, Henrard, Jadot, Lambert, Leclercq, Legrand, Lejeune, Lemaire, Marchal, Mathieu, Noël, Petit, Piron,
    Poncelet, Renard, Rousseau, Servais, Simon, Thiry, Toussaint, Wauters""",
)

# Families with roots in Morocco, Turkey, Congo, Poland, Ukraine, Nepal, the Philippines, Portugal, Romania, Ghana,
# Guinea, Afghanistan and Syria; the first ones more than once, because there are more of them.
MOROCCAN: Pool = _pool(
    """Aicha, Amina, Asmae, Bilal, Fatiha, Hafida, Hanane, Hassan, Ikram, Karima, Khalid, Latifa, Malika, Mohamed,
    Naima, Nora, Rachid, Saida, Samira, Soufiane, Yasmina, Youssef, Zineb""",
    """Achahbar, Aït Ali, Amrani, Belkacem, Ben Haddou, Benali, Bouazza, Bouchikhi, Chakir, El Bakkali, El Hassani,
    El Idrissi, El Khatib, El Mansouri, Haddad, Lahlou, Mokhtari, Ouali, Tahiri, Zerouali""",
)
TURKISH: Pool = _pool(
    """Ayşe, Burak, Derya, Elif, Emine, Fatma, Gülsüm, Hakan, Hatice, Kemal, Leyla, Mehmet, Nurten, Özlem, Selin,
    Serkan, Zeynep""",
    "Acar, Aydın, Çelik, Demir, Doğan, Kaya, Kılıç, Koç, Öztürk, Polat, Şahin, Yıldırım, Yıldız",
)
CONGOLESE: Pool = _pool(
    """Béatrice, Blandine, Christelle, Dieudonné, Espérance, Gloire, Grâce, Jean-Pierre, Joséphine, Mamie, Nadège,
    Patience, Prosper, Rachel, Trésor""",
    "Ilunga, Kabongo, Kalala, Kasongo, Mbuyi, Mukendi, Mulumba, Mutombo, Ngoy, Nsimba, Tshibanda",
)
POLISH: Pool = _pool(
    """Agnieszka, Beata, Dorota, Ewa, Grażyna, Iwona, Joanna, Katarzyna, Krzysztof, Magdalena, Małgorzata, Paweł,
    Renata, Tomasz""",
    "Duda, Kowalczyk, Król, Kubiak, Mazur, Nowak, Pawlak, Sikora, Stępień, Wójcik, Wróbel, Zając",
)
UKRAINIAN: Pool = _pool(
    """Halyna, Iryna, Kateryna, Liudmyla, Mariia, Nataliia, Oksana, Olena, Serhii, Svitlana, Tetiana, Viktoriia,
    Yuliia""",
    "Bondarenko, Boiko, Hrytsenko, Kovalenko, Lysenko, Marchenko, Moroz, Petrenko, Savchenko, Shevchenko, Tkachenko",
)
NEWER: tuple[Pool, ...] = (
    *(MOROCCAN, MOROCCAN, MOROCCAN, TURKISH, TURKISH, CONGOLESE, CONGOLESE, POLISH, POLISH, UKRAINIAN),
    _pool(
        "Anjali, Bishnu, Deepa, Gita, Kabita, Laxmi, Prakash, Ramesh, Sabina, Sita, Sunita",
        "Adhikari, Gurung, Karki, Magar, Rai, Shrestha, Tamang, Thapa",
    ),
    _pool(
        "Angelica, Cherry, Jocelyn, Jun, Liezel, Maricel, Marites, Rowena, Teresita",
        "Bautista, Cruz, Dela Cruz, Garcia, Mendoza, Ramos, Reyes, Santos, Villanueva",
    ),
    _pool("Ana, Catarina, João, Paulo, Teresa, Vera", "Carvalho, Ferreira, Oliveira, Pereira, Silva"),
    _pool("Daniela, Ioana, Mihaela, Simona, Vasile", "Ionescu, Marin, Popescu, Rusu"),
    _pool("Abena, Akua, Comfort, Kwame, Yaa", "Asante, Boateng, Mensah, Osei, Owusu"),
    _pool("Aminata, Awa, Mariam, Ousmane", "Barry, Camara, Sow, Traoré"),
    _pool("Farida, Homa, Khatera, Shukria, Zahra", "Ahmadi, Haidari, Hosseini, Karimi, Nazari"),
    _pool("Layla, Nadia, Omar, Rima, Samir", "Al Hamwi, Khoury, Mansour, Sabbagh"),
)

# Letters that lose their sign only this way; the others are taken apart by Unicode.
PLAIN_LETTERS = str.maketrans({"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "ß": "ss", "đ": "d", "æ": "ae", "œ": "oe"})
