//! Common given names of Europe and the Americas: evidence for which of two words is the given one. A list of our own;
//! nothing depends on a name's being in it where commas, initials or capitals tell.

/// Whether `word` is a common given name.
pub fn is_given(word: &str) -> bool {
    GIVEN.binary_search(&word).is_ok()
}

/// All given names.
pub fn all() -> &'static [&'static str] {
    GIVEN
}

/// Whether `word` is a given name and hardly ever a family name. Italian ones, many of which are both, do not count.
pub fn is_only_given(word: &str) -> bool {
    is_given(word) && !word.ends_with(['o', 'a']) && !FAMILIES.contains(&word)
}

/// Whether `word` is a given name of Spain, Portugal or Latin America, where two family names are usual.
pub fn is_iberian(word: &str) -> bool {
    IBERIAN.binary_search(&word).is_ok()
}

/// Given names, sorted by byte.
#[rustfmt::skip]
const GIVEN: &[&str] = &[
    "Aaron", "Abby", "Abigail", "Achille", "Adam", "Adele", "Adelheid", "Adeline", "Adelino", "Adolfo", "Adrian",
    "Adriana", "Adriano", "Adèle", "Afonso", "Agata", "Agatha", "Agathe", "Agnes", "Agnieszka", "Agnès", "Agostinho",
    "Agostino", "Agustín", "Ahmed", "Aileen", "Aimé", "Aimée", "Alain", "Alan", "Alastair", "Alban", "Albert",
    "Alberta", "Alberto", "Aldo", "Alec", "Alejandra", "Alejandro", "Aleksandr", "Alessandro", "Alex", "Alexander",
    "Alexandra", "Alexandre", "Alexis", "Alfons", "Alfonso", "Alfred", "Alfredo", "Alice", "Alina", "Aline",
    "Alison", "Alix", "Allan", "Allen", "Allison", "Alma", "Alois", "Alonso", "Aloys", "Alphonse", "Alvise",
    "Amadeu", "Amalia", "Amanda", "Amartya", "Ambroise", "Amedeo", "Amelia", "Amit", "Amos", "Amparo", "Amy",
    "Amélie", "Ana", "Anabela", "Anatole", "Anders", "Andra", "Andras", "Andrea", "Andreas", "Andreea", "Andrei",
    "Andrej", "Andrew", "Andrey", "Andries", "Andrzej", "André", "Andrés", "Andy", "Angela", "Angelica", "Angelika",
    "Angelo", "Angus", "Anita", "Anja", "Anke", "Ann", "Anna", "Annabel", "Anne", "Annegret", "Anneke", "Anneliese",
    "Annemarie", "Annette", "Annick", "Annie", "Annika", "Anouk", "Anselm", "Ansgar", "Anthony", "Antje", "Antoine",
    "Antoinette", "Anton", "Antonella", "Antonia", "Antonin", "Antonio", "Antony", "Antonín", "Antônio", "Aníbal",
    "Ariane", "Ariel", "Aristide", "Arjun", "Arlette", "Arlie", "Armand", "Armando", "Armin", "Armindo", "Arnaud",
    "Arnd", "Arne", "Arnfried", "Arno", "Arnold", "Arsène", "Arthur", "Artur", "Arturo", "Asta", "Astrid", "Attila",
    "Aude", "Audrey", "August", "Augusta", "Auguste", "Augustin", "Augusto", "Aurelio", "Aurélie", "Aurélien",
    "Axel", "Ayşe", "Baptiste", "Barbara", "Barry", "Bartholomew", "Bartolomeo", "Bastian", "Beate", "Beatrice",
    "Beatriz", "Becky", "Belmiro", "Ben", "Benedetto", "Benedict", "Benedikt", "Benito", "Benjamin", "Benno",
    "Benoît", "Berenice", "Berit", "Bernadette", "Bernard", "Bernardino", "Bernardo", "Bernd", "Bernhard", "Bert",
    "Berthold", "Bertrand", "Beth", "Bettina", "Betty", "Beverley", "Bianca", "Bill", "Birgit", "Bjarne", "Björn",
    "Blanche", "Blandine", "Bob", "Bogdan", "Bohdan", "Boris", "Bożena", "Brad", "Brandon", "Branko", "Brenda",
    "Brent", "Brian", "Bridget", "Brigitta", "Brigitte", "Bronwyn", "Bruce", "Bruno", "Bryan", "Brás", "Burkhard",
    "Béatrice", "Bénédict", "Bénédicte", "Caitlin", "Caleb", "Calvin", "Camila", "Camilla", "Camille", "Camillo",
    "Candace", "Carina", "Carine", "Carl", "Carla", "Carlo", "Carlos", "Carlotta", "Carmelo", "Carmen", "Carol",
    "Carola", "Carole", "Carolin", "Caroline", "Carolyn", "Carrie", "Carsten", "Caryl", "Cassandra", "Catarina",
    "Caterina", "Catherina", "Catherine", "Cathy", "Cathérine", "Cecilia", "Cedric", "Celestino", "Celia", "Cesare",
    "Chantal", "Charlene", "Charles", "Charlie", "Charlotte", "Cheryl", "Chiara", "Chloe", "Chloé", "Chris",
    "Christa", "Christelle", "Christian", "Christiane", "Christina", "Christine", "Christl", "Christof", "Christoph",
    "Christophe", "Christopher", "Ciro", "Claas", "Claire", "Clara", "Clark", "Claude", "Claudia", "Claudine",
    "Claudio", "Claus", "Clement", "Clifford", "Clive", "Clotilde", "Clémence", "Clément", "Colette", "Colin",
    "Colleen", "Concepción", "Constance", "Constantin", "Consuelo", "Corinna", "Corinne", "Cornelia", "Corrado",
    "Cosimo", "Courtney", "Craig", "Cristiana", "Cristina", "Cristóbal", "Custódio", "Cynthia", "Cyril", "Cyrille",
    "Cécile", "Cédric", "Céline", "Césaire", "César", "Dagmar", "Damian", "Damien", "Dan", "Daniel", "Daniela",
    "Daniele", "Danielle", "Danilo", "Danièle", "Daphne", "Daria", "Dario", "Darren", "Dave", "David", "Dean",
    "Deborah", "Debra", "Deirdre", "Delia", "Delphine", "Denis", "Denise", "Dennis", "Derek", "Detlef", "Detlev",
    "Diana", "Diane", "Dick", "Didier", "Diego", "Dieter", "Dietmar", "Dietrich", "Dimitri", "Dina", "Dino", "Dirk",
    "Dmitri", "Dmitry", "Dolf", "Dolores", "Domenico", "Domingo", "Dominic", "Dominik", "Dominique", "Don", "Donald",
    "Donatella", "Donna", "Dora", "Doreen", "Dorian", "Doris", "Dorota", "Dorothea", "Dorothy", "Dorothée", "Dorte",
    "Douglas", "Dragan", "Duarte", "Duncan", "Dénis", "Désiré", "Earl", "Eberhard", "Eckart", "Eckhard", "Ed",
    "Edda", "Edgar", "Edith", "Edmond", "Edmund", "Edna", "Edoardo", "Edouard", "Eduardo", "Edvard", "Edward",
    "Edwin", "Egle", "Egon", "Eike", "Eileen", "Ekkehard", "Elaine", "Eleanor", "Elena", "Eliane", "Elias", "Elio",
    "Elisabeth", "Elise", "Elizabeth", "Elke", "Ella", "Ellen", "Elliot", "Elmar", "Elsa", "Else", "Elsie",
    "Emanuel", "Emanuela", "Emanuele", "Emil", "Emile", "Emilia", "Emilie", "Emilio", "Emily", "Emma", "Emmanuel",
    "Emmanuelle", "Emílio", "Enid", "Enrica", "Enrico", "Enrique", "Enzo", "Erhard", "Eric", "Erica", "Erich",
    "Erik", "Erika", "Erin", "Erminia", "Ernest", "Ernestine", "Ernesto", "Ernst", "Erving", "Erwin", "Esmeralda",
    "Esteban", "Estelle", "Esther", "Ethan", "Etienne", "Ettore", "Eugen", "Eugene", "Eugenia", "Eugenio", "Eugène",
    "Eustache", "Eva", "Evandro", "Evangelos", "Evelin", "Eveline", "Evelyn", "Evelyne", "Ewald", "Ezio", "Fabian",
    "Fabien", "Fabienne", "Fabio", "Fabrice", "Fabrizio", "Fanny", "Federica", "Federico", "Felicity", "Felipe",
    "Felix", "Ferdinand", "Ferdinando", "Ferenc", "Fernand", "Fernando", "Ferruccio", "Filip", "Filipa", "Filipe",
    "Filippo", "Fiona", "Flavia", "Flavio", "Flora", "Florence", "Florent", "Florian", "Franca", "Frances",
    "Francesca", "Francesco", "Francine", "Francis", "Francisco", "Franciszek", "Franck", "Franco", "Frank", "Franz",
    "François", "François-Xavier", "Françoise", "Frauke", "Fred", "Freda", "Frederic", "Frederick", "Frederik",
    "Friedhelm", "Friedrich", "Fritz", "Frédéric", "Frédérick", "Frédérique", "Fulvio", "Félicie", "Félix",
    "Gabriel", "Gabriela", "Gabriele", "Gaetano", "Gail", "Gareth", "Gary", "Gaston", "Gastone", "Gautier", "Gavin",
    "Gaël", "Gaëlle", "Gemma", "Genevieve", "Geneviève", "Geoff", "Geoffrey", "Georg", "George", "Georges",
    "Georgette", "Georgia", "Georgina", "Gerald", "Gerard", "Gerardo", "Gerd", "Gerda", "Gerhard", "Germán", "Gero",
    "Gerrit", "Gert", "Gertrud", "Gertrude", "Gesa", "Ghislaine", "Giacomo", "Giampaolo", "Gian", "Giancarlo",
    "Gianfranco", "Gianluca", "Gianni", "Gilbert", "Gilberto", "Gilles", "Gillian", "Gina", "Gino", "Giordano",
    "Giorgio", "Giovanni", "Girolamo", "Gisela", "Gisèle", "Gitta", "Giulia", "Giuliana", "Giuliano", "Giuseppe",
    "Giuseppina", "Glenn", "Gloria", "Goffredo", "Gonzalo", "Gonçalo", "Gordon", "Gottfried", "Graeme", "Graham",
    "Graça", "Grażyna", "Greg", "Gregor", "Gregorio", "Gregory", "Greta", "Gretchen", "Grete", "Grzegorz",
    "Grégoire", "Guadalupe", "Gualtiero", "Gudrun", "Guglielmo", "Guido", "Guillaume", "Guillermo", "Gunnar",
    "Gunter", "Gustav", "Gustave", "Gustavo", "Guy", "Gwen", "Géraldine", "Gérard", "Götz", "Günter", "Günther",
    "Hadrien", "Hanna", "Hannah", "Hannelore", "Hannes", "Hans", "Hans-Georg", "Hans-Joachim", "Hans-Jürgen",
    "Hans-Peter", "Hans-Werner", "Harald", "Harold", "Harriet", "Harry", "Hartmut", "Hasso", "Hazel", "Heather",
    "Hector", "Hedwig", "Heide", "Heide-Marie", "Heidemarie", "Heidi", "Heike", "Heiko", "Heiner", "Heinrich",
    "Heinz", "Heinz-Dieter", "Helen", "Helena", "Helene", "Helga", "Helge", "Hella", "Helma", "Helmut", "Hendrik",
    "Henri", "Henrietta", "Henriette", "Henrik", "Henrique", "Henry", "Herbert", "Hermann", "Hermine", "Hernán",
    "Hervé", "Hilary", "Hilda", "Hilde", "Hildegard", "Hinrich", "Hippolyte", "Hiroshi", "Holger", "Honoré",
    "Horace", "Horst", "Hortense", "Howard", "Hubert", "Hugh", "Hugo", "Hugues", "Humbert", "Héctor", "Hélène",
    "Iain", "Ian", "Ida", "Ignacio", "Ignazio", "Igor", "Ilaria", "Ilse", "Imke", "Immanuel", "Imogen", "Imre",
    "Ines", "Inga", "Inge", "Ingeborg", "Ingo", "Ingrid", "Inka", "Innocenzo", "Inés", "Inês", "Iolanda", "Irena",
    "Irene", "Irina", "Iris", "Irma", "Irmela", "Irmgard", "Isaac", "Isabel", "Isabella", "Isabelle", "Isidore",
    "Ismael", "István", "Iva", "Ivan", "Ivana", "Ivar", "Ivo", "Ivy", "Iwona", "Jacek", "Jacinto", "Jack", "Jackie",
    "Jacob", "Jacopo", "Jacqueline", "Jacques", "Jadwiga", "Jaime", "Jakob", "Jakub", "James", "Jamie", "Jan",
    "Jana", "Jane", "Jane-Marie", "Janet", "Janice", "Janina", "Janine", "Jannis", "Janusz", "Jared", "Jaroslav",
    "Jarosław", "Jasmin", "Jasmine", "Jason", "Javier", "Jay", "Jean", "Jean-Baptiste", "Jean-Charles",
    "Jean-Christophe", "Jean-Claude", "Jean-François", "Jean-Jacques", "Jean-Louis", "Jean-Luc", "Jean-Marc",
    "Jean-Marie", "Jean-Michel", "Jean-Noël", "Jean-Paul", "Jean-Philippe", "Jean-Pierre", "Jean-Yves", "Jeanette",
    "Jeanne", "Jeannette", "Jeff", "Jeffrey", "Jennifer", "Jenny", "Jens", "Jeremy", "Jeroen", "Jerome", "Jerry",
    "Jerzy", "Jerónimo", "Jesse", "Jessica", "Jesús", "Jill", "Jim", "Jiří", "Joachim", "Joan", "Joana", "Joanna",
    "Joanne", "Joaquín", "Jocelyn", "Jocelyne", "Jochen", "Joe", "Joel", "Johan", "Johann", "Johanna", "Johannes",
    "John", "Jon", "Jonas", "Jonathan", "Joos", "Joost", "Jordi", "Jorge", "Josef", "Josefa", "Josep", "Joseph",
    "Josephine", "Josette", "Joshua", "Josiane", "Josip", "Jost", "José", "Joséphine", "Joyce", "Jozef", "João",
    "Joël", "Joëlle", "Juan", "Juana", "Judith", "Judy", "Juergen", "Jules", "Julia", "Julian", "Juliana", "Juliane",
    "Julie", "Julien", "Julienne", "Juliette", "Julio", "Julius", "Julián", "Justin", "Justine", "Jutta", "Jytte",
    "Jérémie", "Jérôme", "Józef", "Jörg", "Jörn", "Jürgen", "Kai", "Karel", "Karen", "Karin", "Karina", "Karl",
    "Karl-Heinz", "Karla", "Karlheinz", "Karola", "Karoline", "Karsten", "Kasper", "Katalin", "Katarina",
    "Katarzyna", "Kate", "Katharina", "Katherine", "Kathleen", "Kathryn", "Kathy", "Katia", "Katja", "Katrien",
    "Katrin", "Kazimierz", "Keith", "Kelly", "Ken", "Kenneth", "Kerry", "Kerstin", "Kevin", "Khalid", "Kieran",
    "Kim", "Kirsten", "Kirstin", "Kirstine", "Klara", "Klaus", "Klaus-Dieter", "Klaus-Peter", "Klement", "Knut",
    "Konrad", "Kristen", "Kristin", "Kristina", "Kristine", "Krystyna", "Krzysztof", "Kurt", "Ladislav", "Laetitia",
    "Lambert", "Lamberto", "Lara", "Larry", "Lars", "Lasse", "Laura", "Laure", "Lauren", "Laurence", "Laurent",
    "Laurie", "Lauro", "Lawrence", "Lea", "Leandro", "Leanne", "Lee", "Leif", "Leila", "Lena", "Leni", "Leo", "Leon",
    "Leonard", "Leonardo", "Leonie", "Leonor", "Leonore", "Leopold", "Leopoldo", "Lesley", "Leslie", "Lewis", "Lia",
    "Lidia", "Lilian", "Liliana", "Liliane", "Lillian", "Lily", "Lina", "Linda", "Lino", "Lionel", "Lisa", "Livia",
    "Livio", "Liz", "Lore", "Loredana", "Lorenz", "Lorenzo", "Loretta", "Lorna", "Lorraine", "Lothar", "Lotte",
    "Louis", "Louis-Marie", "Louisa", "Louise", "Loïc", "Lubomír", "Luc", "Luca", "Lucas", "Lucette", "Lucia",
    "Luciana", "Luciano", "Lucie", "Lucien", "Lucienne", "Lucile", "Lucille", "Lucinda", "Lucio", "Lucrezia", "Lucy",
    "Lucía", "Ludivine", "Ludovic", "Ludovico", "Ludwig", "Luigi", "Luigia", "Luis", "Luisa", "Luise", "Luke",
    "Lurdes", "Lutz", "Luz", "Luísa", "Lydia", "Lydie", "Lynda", "Lynet", "Lynn", "Lynne", "László", "Léa", "Léo",
    "Léon", "Léonard", "Léopold", "Maarten", "Mabel", "Maciej", "Madalena", "Maddalena", "Madeleine", "Madeline",
    "Maeve", "Magdalena", "Magnus", "Maik", "Maja", "Malcolm", "Malte", "Mandy", "Manfred", "Manlio", "Manon",
    "Manuel", "Manuela", "Manuele", "Marc", "Marceau", "Marcel", "Marcella", "Marcello", "Marcelo", "Marcia",
    "Marcin", "Marco", "Marco-Antonio", "Marcos", "Marcus", "Marek", "Marga", "Margaret", "Margarete", "Margarethe",
    "Margarita", "Margherita", "Margit", "Margot", "Margret", "Marguerite", "Maria", "Marian", "Mariana", "Marianne",
    "Mariano", "Marie", "Marie-Anne", "Marie-Christine", "Marie-Claude", "Marie-France", "Marie-Hélène",
    "Marie-Louise", "Marie-Thérèse", "Mariella", "Marielle", "Mariette", "Marijke", "Marika", "Marilyn", "Marina",
    "Marine", "Marino", "Mario", "Marion", "Mariusz", "Marjorie", "Mark", "Markus", "Marlene", "Marlies", "Marlène",
    "Marsha", "Marta", "Marten", "Martha", "Martin", "Martina", "Martine", "Martino", "Martí", "Mary", "María",
    "Massimo", "Mateo", "Mathias", "Mathieu", "Mathilde", "Mats", "Matteo", "Matthew", "Matthias", "Mattias", "Maud",
    "Maura", "Maureen", "Maurice", "Mauricio", "Maurizio", "Mauro", "Max", "Maxime", "Maximilian", "Maximilien",
    "Maxine", "Małgorzata", "Mechthild", "Meike", "Meinhard", "Meinolf", "Melanie", "Melchior", "Melissa", "Melvin",
    "Mercedes", "Meredith", "Merete", "Merle", "Mette", "Micaela", "Micha", "Michael", "Michaela", "Michalis",
    "Michaël", "Michał", "Michel", "Michelangelo", "Michele", "Micheline", "Michelle", "Michèle", "Mickaël",
    "Miguel", "Mihai", "Mikael", "Mike", "Mikhail", "Miklós", "Milan", "Mildred", "Milena", "Miliann", "Miloš",
    "Mimi", "Miranda", "Mireille", "Miriam", "Mirjam", "Mirko", "Miroslav", "Mirosław", "Mohamed", "Mohammed",
    "Moira", "Molly", "Mona", "Monica", "Monika", "Montserrat", "Moritz", "Morris", "Muriel", "Mustafa", "Myra",
    "Myriam", "Mélanie", "Mónica", "Nadia", "Nadine", "Nadège", "Nancy", "Naomi", "Natale", "Natalia", "Natalie",
    "Natascha", "Natasha", "Nathalie", "Nathan", "Nathaniel", "Neil", "Nelli", "Nello", "Nelly", "Nerina", "Neville",
    "Niall", "Nicholas", "Nick", "Nicola", "Nicolas", "Nicole", "Nicoletta", "Nicolás", "Nicolò", "Niels", "Nigel",
    "Niklas", "Nikola", "Nikolai", "Nikolaus", "Nikos", "Nils", "Nina", "Nino", "Noah", "Noam", "Noel", "Nora",
    "Norbert", "Norma", "Norman", "Noémie", "Noëlle", "Nuno", "Néstor", "Octave", "Octavio", "Odette", "Odile",
    "Odoardo", "Oktay", "Olaf", "Ole", "Olga", "Oliver", "Olivia", "Olivier", "Olympe", "Onésime", "Orazio",
    "Orietta", "Orsola", "Orsolya", "Oscar", "Oskar", "Otfried", "Ottavio", "Ottilie", "Otto", "Ottokar", "Ove",
    "Pablo", "Paloma", "Pam", "Pamela", "Paola", "Paolina", "Paolo", "Pascal", "Pascale", "Pasquale", "Patrice",
    "Patricia", "Patrick", "Patrik", "Patrizia", "Patrizio", "Patrícia", "Patsy", "Paul", "Paula", "Paulette",
    "Paulina", "Pauline", "Paweł", "Pedro", "Peggy", "Penelope", "Per", "Perrine", "Peter", "Petra", "Phil",
    "Philine", "Philip", "Philipp", "Philippa", "Philippe", "Phillip", "Phoebe", "Phyllis", "Pierangelo",
    "Pierluigi", "Piero", "Pierre", "Pierre-André", "Pierre-Louis", "Pierre-Marie", "Pierre-Yves", "Pierrette",
    "Piet", "Pieter", "Pietro", "Pilar", "Piotr", "Placide", "Polly", "Priscilla", "Prosper", "Quentin", "Rachael",
    "Rachel", "Rafael", "Raffaele", "Raffaella", "Raimondo", "Raimund", "Rainer", "Raisa", "Ralf", "Ralph", "Ramiro",
    "Ramón", "Raphael", "Raquel", "Raymond", "Raúl", "Rebecca", "Rebekah", "Regina", "Reginald", "Reiner",
    "Reinhard", "Reinhart", "Reinhold", "Renata", "Renate", "Renato", "Renaud", "Renzo", "René", "Reto", "Rhiannon",
    "Rhoda", "Rhys", "Ricardo", "Riccardo", "Richard", "Richarda", "Rick", "Rinaldo", "Rita", "Rob", "Robert",
    "Roberta", "Roberto", "Robin", "Robyn", "Rocco", "Rocío", "Roderick", "Rodney", "Rodolfo", "Rodolphe", "Rodrigo",
    "Rodrigue", "Roger", "Roland", "Rolande", "Rolando", "Rolf", "Romain", "Roman", "Romano", "Romuald", "Ron",
    "Ronald", "Ronan", "Rosa", "Rosalie", "Rosalind", "Rosalyn", "Rosamund", "Rosanna", "Rosario", "Rose", "Rosella",
    "Rosemarie", "Rosemary", "Rosine", "Ross", "Rossana", "Rossella", "Roswitha", "Rowena", "Roxanne", "Roy",
    "Ruben", "Ruby", "Rubén", "Rudi", "Rudolf", "Ruggero", "Rui", "Rupert", "Russell", "Ruth", "Ryan", "Ryszard",
    "Régine", "Régis", "Rémi", "Rémy", "Rüdiger", "Sabina", "Sabine", "Sabrina", "Sacha", "Sally", "Salomé",
    "Salvador", "Salvatore", "Sam", "Samantha", "Samira", "Samuel", "Samuele", "Sandra", "Sandrine", "Sandro",
    "Santiago", "Sara", "Sarah", "Sascha", "Saskia", "Saverio", "Scott", "Sean", "Sebastian", "Selina", "Sepp",
    "Serena", "Serge", "Sergei", "Sergej", "Sergey", "Sergio", "Seth", "Severin", "Seán", "Shane", "Sharon", "Shaun",
    "Shauna", "Sheena", "Sheila", "Shelley", "Shelly", "Shirley", "Sian", "Sibylle", "Siegfried", "Siegmund",
    "Sigmund", "Sigrid", "Silke", "Silvana", "Silvano", "Silvia", "Silvio", "Simon", "Simona", "Simone", "Simonetta",
    "Siobhan", "Sofia", "Solange", "Soledad", "Solène", "Sonia", "Sonja", "Sophia", "Sophie", "Stacey", "Stanislas",
    "Stanislav", "Stanisław", "Stefan", "Stefania", "Stefanie", "Stefano", "Steffen", "Stella", "Stephan",
    "Stephanie", "Stephen", "Steve", "Steven", "Stewart", "Stine", "Stuart", "Stéphane", "Stéphanie", "Sue",
    "Supriya", "Susan", "Susana", "Susanna", "Susanne", "Suzan", "Suzanne", "Sven", "Sybille", "Sydney", "Sylvain",
    "Sylvaine", "Sylvestre", "Sylvia", "Sylvie", "Szymon", "Sándor", "Sébastien", "Séverine", "Tadeusz", "Talcott",
    "Tamara", "Tamsin", "Tania", "Tanja", "Tanya", "Tara", "Tatiana", "Tatjana", "Ted", "Telmo", "Teodoro",
    "Teofilo", "Terence", "Teresa", "Terry", "Tess", "Tessa", "Thea", "Theo", "Theobald", "Theodor", "Theodore",
    "Theresa", "Therese", "Thibault", "Thibaut", "Thierry", "Thilo", "Thomas", "Thorsten", "Théo", "Théodore",
    "Théophile", "Thérèse", "Tiago", "Tibor", "Tiffany", "Till", "Tilman", "Tim", "Timo", "Timothy", "Tina",
    "Tiziana", "Tiziano", "Tobias", "Toby", "Todd", "Tom", "Tomasz", "Tommaso", "Tomás", "Tomáš", "Toni", "Tony",
    "Tore", "Toril", "Torsten", "Tracy", "Traute", "Trevor", "Tristan", "Trudy", "Tullio", "Ubaldo", "Udo", "Ugo",
    "Ulf", "Ulla", "Ulrich", "Ulrika", "Ulrike", "Umberto", "Una", "Urs", "Ursula", "Urszula", "Urte", "Ute", "Uwe",
    "Valentin", "Valentina", "Valentine", "Valeria", "Valerie", "Valerio", "Valérie", "Valéry", "Vanessa", "Vasco",
    "Vera", "Verena", "Veronica", "Veronika", "Vicente", "Vicky", "Victor", "Victoria", "Viktor", "Vilma", "Vincent",
    "Vincenzo", "Viola", "Violaine", "Violette", "Virgile", "Virginia", "Virginie", "Virginio", "Vito", "Vittorio",
    "Vivian", "Viviana", "Viviane", "Vladimir", "Vladimír", "Volker", "Václav", "Vânia", "Véronique", "Víctor",
    "Vítor", "Wacław", "Walter", "Waltraud", "Waltraut", "Wanda", "Warren", "Wendell", "Wendy", "Wenzel", "Werner",
    "Wibke", "Wiebke", "Wiesław", "Wilfred", "Wilfried", "Wilhelm", "Willem", "Willi", "William", "Willy", "Wilma",
    "Winfried", "Winifred", "Witold", "Wojciech", "Wolf", "Wolfgang", "Wolfram", "Włodzimierz", "Xaver", "Xavier",
    "Yann", "Yannick", "Yasmina", "Yolande", "Yves", "Yvette", "Yvon", "Yvonne", "Zachary", "Zara", "Zbigniew",
    "Zdeněk", "Zita", "Zoe", "Zofia", "Zoltán", "Zoé", "Zuzana", "Zygmunt", "Zélia", "Álvaro", "Ángel", "Ángeles",
    "Édith", "Édouard", "Éliane", "Élie", "Élisabeth", "Élise", "Éloi", "Émile", "Émilie", "Émilien", "Énrique",
    "Éric", "Étienne", "Évelyne", "Óscar", "Özlem", "Ülrich", "Łukasz", "Şükrü",
];

/// Given names that are common family names too.
#[rustfmt::skip]
const FAMILIES: &[&str] = &[
    "Adam", "Alan", "Albert", "Alberto", "Alex", "Alexander", "Alexandre", "Alfonso", "Allan", "Allen", "Alonso", "Andreas", "Andrew", "Angelo", "Anton", "Antonio", "Armand", "Arnaud", "Arnold", "Arthur", "Auguste", "Augustin",
    "Baptiste", "Barry", "Bastian", "Benedict", "Benedetto", "Benjamin", "Benno", "Benoît", "Bernard", "Bernhard", "Bert", "Berthold", "Bertrand", "Boris", "Bruce", "Bruno", "Bryan", "Burkhard", "Carl", "Carlo", "Carlos", "Carol", "Charles",
    "Chris", "Christian", "Christoph", "Christopher", "Clark", "Claude", "Claus", "Clement", "Clément", "Colette", "Colin", "Conrad", "Constance", "Constant", "Craig", "Dan", "Daniel", "Daniele", "Danilo", "Dario", "Dave", "David", "Dean", "Denis", "Dennis", "Dick", "Diego",
    "Dietrich", "Domenico", "Dominic", "Don", "Donald", "Douglas", "Duncan", "Earl", "Eberhard", "Edmond", "Edward", "Elias", "Ella", "Emanuel", "Ernst", "Étienne", "Eugene", "Fabian", "Felix", "Ferdinand", "Fernand", "Filippo", "Florian", "Francis", "Franck", "Franco", "François", "Frank", "Franz", "Frederick", "Friedrich", "Fritz",
    "Gabriel", "Gary", "Gaston", "Gautier", "Geoffrey", "Georg", "George", "Georges", "Gerard", "Gerhard", "Gilbert", "Gilles", "Giordano", "Gordon", "Graham", "Gregor", "Gregory", "Guillaume", "Gunther", "Guy", "Günther", "Hans", "Harold", "Harry", "Heinrich", "Heinz", "Helmut", "Henri", "Henry", "Herbert", "Hermann", "Holger", "Honoré", "Howard", "Hubert", "Hugh", "Hugo", "Hugues", "Humbert",
    "Isaac", "Ivan", "Jack", "Jacob", "Jacques", "Jakob", "James", "Jan", "Jane", "Jason", "Jay", "Jean", "Jerome", "Jérôme", "Joachim", "Joël", "Johann", "John", "Jonas", "Jordi", "Joseph", "Jost", "Joyce", "Julian", "Julien", "Julius", "Justin", "Kai", "Karl", "Keith", "Kelly", "Ken", "Kim", "Klaus", "Klein", "Konrad", "Kurt", "Lambert", "Lara", "Larry", "Laurence", "Laurent", "Lawrence", "Lea", "Lee", "Leo", "Léo", "Léon", "Leon", "Leonard", "Léonard", "Leone", "Leopold", "Leslie", "Lewis", "Lino", "Lionel", "Lorenz", "Lorenzo", "Lothar", "Louis", "Luc", "Luca", "Lucas", "Ludwig", "Luis", "Luke", "Lutz", "Luz", "Lynn",
    "Magnus", "Maja", "Manuel", "Marc", "Marceau", "Marcel", "Marco", "Marcos", "Marcus", "Marek", "Marga", "Marie", "Marin", "Marina", "Marine", "Marino", "Marion", "Mark", "Markus", "Martin", "Mary", "Mathias", "Mathieu", "Matteo", "Matthew", "Matthias", "Maurice", "Max", "Maxime", "May", "Merle", "Michael", "Michel", "Micheli", "Milan", "Miranda", "Moritz", "Morris", "Nathan", "Neil", "Nelson", "Nicholas", "Nick", "Nicola", "Nicolas", "Nicolò", "Niels", "Nils", "Nino", "Noel", "Norman", "Octave", "Olivier", "Oliver", "Otto", "Owen",
    "Pascal", "Patrick", "Paul", "Peter", "Philip", "Philipp", "Philippe", "Phillip", "Pierre", "Piero", "Pietro", "Prosper", "Quentin", "Raimondo", "Ralph", "Raphael", "Raymond", "Régis", "Reinhard", "Reinhold", "Rémy", "Renato", "Renaud", "René", "Richard", "Rick", "Rinaldo", "Robert", "Roberto", "Robin", "Rocco", "Rodrigue", "Roger", "Roland", "Rolf", "Romain", "Roman", "Romano", "Ron", "Rosa", "Rosario", "Rose", "Rosemary", "Ross", "Roy", "Ruben", "Rudolf", "Rupert", "Russell", "Ruth", "Ryan",
    "Salomé", "Salvador", "Salvatore", "Sam", "Samuel", "Santiago", "Scott", "Sebastian", "Severin", "Seth", "Shane", "Sharon", "Shirley", "Siegfried", "Silvestre", "Simon", "Simone", "Stefan", "Stefano", "Steffen", "Stephan", "Stephen", "Stewart", "Stuart", "Sylvain", "Sylvestre", "Terry", "Theodore", "Thibault", "Thomas", "Till", "Tim", "Timo", "Todd", "Tom", "Toni", "Tony", "Tracy", "Trevor", "Tristan", "Udo", "Ulrich", "Urs", "Valentin", "Valentine", "Valéry", "Victor", "Vincent", "Viola", "Vito", "Vivian", "Walter", "Warren", "Wenzel", "Werner", "Wilfred", "Wilhelm", "William", "Winfried", "Wolf", "Wolfgang", "Wolfram", "Xavier", "Yves", "Per", "Piet", "Ole", "Giuseppe", "Giovanni", "Luigi", "Gianni", "Michele", "Raffaele", "Daniele", "Gabriele", "Emanuele", "Samuele", "Cesare", "Achille", "Davide", "Ettore", "Pasquale", "Natale", "Beatrice", "Alice", "Irene", "Clemente", "Dante", "Ben", "Bill", "Bob", "Ed", "Iris", "Romano",
];

/// Given names of the Iberian languages, sorted by byte.
#[rustfmt::skip]
const IBERIAN: &[&str] = &[
    "Adolfo", "Agustín", "Alberto", "Alejandra", "Alejandro", "Alfonso", "Alfredo", "Alonso", "Amparo", "Ana",
    "Andrés", "Antonia", "Antônio", "Arturo", "Beatriz", "Benito", "Bernardo", "Carlos", "Carmen", "Cecilia",
    "Concepción", "Consuelo", "Cristóbal", "César", "Diego", "Dolores", "Domingo", "Eduardo", "Elena", "Emilia",
    "Emilio", "Enrique", "Ernesto", "Esteban", "Eugenio", "Felipe", "Fernando", "Francisco", "Gabriel", "Gabriela",
    "Gerardo", "Germán", "Gonzalo", "Gregorio", "Guadalupe", "Guillermo", "Gustavo", "Hernán", "Héctor", "Ignacio",
    "Inés", "Isabel", "Jaime", "Javier", "Jerónimo", "Jesús", "Joaquín", "Jordi", "Jorge", "Josefa", "Josep", "José",
    "Juan", "Juana", "Julio", "Julián", "Leopoldo", "Lorenzo", "Lucía", "Luis", "Luisa", "Luz", "Magdalena", "Manuel",
    "Marcelo", "Marcos", "Margarita", "Mariano", "Mario", "Marta", "María", "Mateo", "Mauricio", "Mercedes", "Miguel",
    "Montserrat", "Mónica", "Nicolás", "Néstor", "Octavio", "Pablo", "Paloma", "Pedro", "Pilar", "Rafael", "Ramiro",
    "Ramón", "Raúl", "Ricardo", "Roberto", "Rocío", "Rodolfo", "Rodrigo", "Rosario", "Salvador", "Santiago", "Sergio",
    "Soledad", "Susana", "Teresa", "Tomás", "Vicente", "Víctor", "Xavier", "Álvaro", "Ángel", "Ángeles", "Óscar",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_lists_are_sorted_for_searching() {
        assert!(GIVEN.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(IBERIAN.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
