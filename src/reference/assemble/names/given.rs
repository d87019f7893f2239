//! Common given names of Europe and the Americas: evidence for which of two words is the given one. A list of our own;
//! nothing depends on a name's being in it where commas, initials or capitals tell.

/// Whether `word` is a common given name.
pub fn is_given(word: &str) -> bool {
    GIVEN.binary_search(&word).is_ok()
}

/// Whether `word` is a given name of Spain, Portugal or Latin America, where two family names are usual.
pub fn is_iberian(word: &str) -> bool {
    IBERIAN.binary_search(&word).is_ok()
}

/// Given names, sorted by byte.
#[rustfmt::skip]
const GIVEN: &[&str] = &[
    "Aaron", "Abigail", "Adam", "Adolfo", "Adrian", "Agnes", "Agustín", "Ahmed", "Alan", "Albert", "Alberto",
    "Alejandra", "Alejandro", "Aleksandr", "Alessandro", "Alex", "Alexander", "Alexandra", "Alexandre", "Alfonso",
    "Alfred", "Alfredo", "Alice", "Alison", "Allan", "Allen", "Allison", "Alonso", "Amanda", "Amartya", "Amparo",
    "Amy", "Ana", "Andrea", "Andreas", "Andrew", "Andrey", "Andrzej", "André", "Andrés", "Andy", "Angela", "Angus",
    "Anita", "Ann", "Anna", "Anne", "Anneliese", "Annette", "Anthony", "Antoine", "Anton", "Antonia", "Antonio",
    "Antony", "Antônio", "Arjun", "Arlie", "Arne", "Arnold", "Arthur", "Arturo", "Astrid", "Axel", "Barbara", "Barry",
    "Beate", "Beatrice", "Beatriz", "Ben", "Benedict", "Benito", "Benjamin", "Berenice", "Bernard", "Bernardo",
    "Bernd", "Bernhard", "Bert", "Beth", "Betty", "Bill", "Birgit", "Björn", "Bob", "Boris", "Brad", "Brenda",
    "Brian", "Bridget", "Brigitte", "Bruce", "Bruno", "Bryan", "Camila", "Camille", "Candace", "Carl", "Carla",
    "Carlo", "Carlos", "Carmen", "Carol", "Carola", "Carolin", "Caroline", "Carolyn", "Carrie", "Catherine", "Cathy",
    "Cecilia", "Charles", "Charlotte", "Chris", "Christa", "Christian", "Christiane", "Christina", "Christine",
    "Christoph", "Christophe", "Christopher", "Claire", "Clara", "Clark", "Claude", "Claudia", "Claudio", "Claus",
    "Clifford", "Colin", "Concepción", "Consuelo", "Cornelia", "Craig", "Cristiana", "Cristina", "Cristóbal",
    "Cynthia", "César", "Dan", "Daniel", "Daniela", "Daniele", "Danielle", "Dave", "David", "Deborah", "Denis",
    "Dennis", "Diana", "Diane", "Dick", "Diego", "Dieter", "Dietmar", "Dietrich", "Dirk", "Dolores", "Domingo",
    "Dominique", "Don", "Donald", "Donna", "Dorothea", "Dorothy", "Douglas", "Duncan", "Earl", "Eberhard", "Eckart",
    "Eckhard", "Ed", "Edgar", "Edith", "Edmund", "Eduardo", "Edward", "Eileen", "Elaine", "Eleanor", "Elena", "Elias",
    "Elisabeth", "Elizabeth", "Ellen", "Emilia", "Emilio", "Emily", "Emma", "Emmanuel", "Enrico", "Enrique", "Eric",
    "Erica", "Erich", "Erik", "Erika", "Ernest", "Ernesto", "Ernst", "Erving", "Erwin", "Esteban", "Esther", "Eugene",
    "Eugenio", "Eva", "Evelyn", "Ewald", "Fabian", "Fabio", "Felipe", "Felix", "Ferdinand", "Fernando", "Fiona",
    "Florian", "Franca", "Frances", "Francesca", "Francesco", "Francis", "Francisco", "Franco", "Frank", "Franz",
    "François", "Françoise", "Fred", "Frederic", "Frederick", "Friedhelm", "Friedrich", "Fritz", "Gabriel",
    "Gabriela", "Gabriele", "Gareth", "Gary", "Gavin", "Geoff", "Geoffrey", "Georg", "George", "Georges", "Gerald",
    "Gerard", "Gerardo", "Gerd", "Gerhard", "Germán", "Gertrude", "Giacomo", "Gian", "Gilbert", "Gilles", "Giorgio",
    "Giovanni", "Giulia", "Giuseppe", "Gloria", "Gonzalo", "Gordon", "Graham", "Greg", "Gregorio", "Gregory",
    "Guadalupe", "Guido", "Guillaume", "Guillermo", "Gunnar", "Gunter", "Gustavo", "Guy", "Gérard", "Günter",
    "Günther", "Hanna", "Hannah", "Hannes", "Hans", "Hans-Jürgen", "Hans-Peter", "Harald", "Harold", "Harriet",
    "Harry", "Hartmut", "Heather", "Hector", "Heide", "Heidi", "Heike", "Heiko", "Heiner", "Heinrich", "Heinz",
    "Helen", "Helena", "Helga", "Helmut", "Henri", "Henrik", "Henry", "Herbert", "Hermann", "Hernán", "Hilary",
    "Hiroshi", "Holger", "Horst", "Howard", "Hubert", "Hugh", "Hugo", "Héctor", "Ian", "Ignacio", "Igor", "Ilse",
    "Immanuel", "Ines", "Inga", "Inge", "Ingo", "Ingrid", "Inés", "Irene", "Iris", "Isabel", "Isabella", "Isabelle",
    "Ivan", "Jack", "Jacob", "Jacqueline", "Jacques", "Jaime", "James", "Jan", "Jana", "Jane", "Janet", "Janice",
    "Janina", "Jason", "Javier", "Jay", "Jean", "Jean-Claude", "Jean-François", "Jean-Louis", "Jean-Paul",
    "Jean-Pierre", "Jeff", "Jeffrey", "Jennifer", "Jens", "Jeremy", "Jerome", "Jerry", "Jerónimo", "Jesse", "Jessica",
    "Jesús", "Jill", "Jim", "Joachim", "Joan", "Joanna", "Joanne", "Joaquín", "Jochen", "Joe", "Joel", "Johan",
    "Johann", "Johanna", "Johannes", "John", "Jon", "Jonas", "Jonathan", "Jordi", "Jorge", "Josef", "Josefa", "Josep",
    "Joseph", "Joshua", "José", "Joyce", "João", "Juan", "Juana", "Judith", "Juergen", "Julia", "Julian", "Julie",
    "Julio", "Julián", "Justin", "Jutta", "Jörg", "Jürgen", "Kai", "Karen", "Karin", "Karl", "Karl-Heinz", "Karsten",
    "Kate", "Katharina", "Katherine", "Kathleen", "Kathryn", "Kathy", "Katja", "Katrin", "Keith", "Kelly", "Ken",
    "Kenneth", "Kerstin", "Kevin", "Kieran", "Kim", "Kirsten", "Klaus", "Konrad", "Kristin", "Kurt", "Larry", "Lars",
    "Laura", "Lauren", "Laurence", "Laurent", "Lawrence", "Lea", "Lee", "Lena", "Leo", "Leon", "Leonard", "Leopoldo",
    "Leslie", "Lewis", "Lily", "Linda", "Lisa", "Liz", "Lorenz", "Lorenzo", "Lothar", "Louis", "Louise", "Luc",
    "Luca", "Lucas", "Lucia", "Lucy", "Lucía", "Ludwig", "Luigi", "Luis", "Luisa", "Luise", "Luke", "Lutz", "Luz",
    "Lynet", "Lynn", "Magdalena", "Magnus", "Manfred", "Manuel", "Manuela", "Marc", "Marcel", "Marcelo", "Marcia",
    "Marco", "Marcos", "Marcus", "Margaret", "Margarete", "Margarita", "Maria", "Mariana", "Marianne", "Mariano",
    "Marie", "Marina", "Mario", "Marion", "Mark", "Markus", "Marta", "Martha", "Martin", "Martina", "Mary", "María",
    "Massimo", "Mateo", "Mathias", "Matthew", "Matthias", "Maureen", "Maurice", "Mauricio", "Max", "Maximilian",
    "Mechthild", "Melanie", "Melissa", "Mercedes", "Micha", "Michael", "Michaela", "Michel", "Michele", "Michelle",
    "Miguel", "Mike", "Milan", "Miliann", "Mirjam", "Mohamed", "Mohammed", "Monica", "Monika", "Montserrat", "Morris",
    "Mónica", "Nadia", "Nancy", "Natalie", "Nathan", "Neil", "Nelli", "Nicholas", "Nick", "Nicola", "Nicolas",
    "Nicole", "Nicolás", "Niels", "Nigel", "Niklas", "Nina", "Noam", "Noel", "Nora", "Norbert", "Norma", "Norman",
    "Néstor", "Octavio", "Olaf", "Oliver", "Olivia", "Olivier", "Oscar", "Oskar", "Otto", "Pablo", "Paloma", "Pamela",
    "Paola", "Paolo", "Pascal", "Patricia", "Patrick", "Patrizia", "Paul", "Paula", "Pauline", "Pedro", "Peggy",
    "Per", "Peter", "Petra", "Phil", "Philip", "Philipp", "Philippe", "Phillip", "Pierre", "Pierre-Yves", "Piet",
    "Pietro", "Pilar", "Rachel", "Rafael", "Rainer", "Ralf", "Ralph", "Ramiro", "Ramón", "Raphael", "Raymond", "Raúl",
    "Rebecca", "Regina", "Reiner", "Reinhard", "Reinhart", "Renate", "René", "Ricardo", "Riccardo", "Richard", "Rick",
    "Rita", "Rob", "Robert", "Roberta", "Roberto", "Robin", "Rocío", "Rodney", "Rodolfo", "Rodrigo", "Roger",
    "Roland", "Rolf", "Roman", "Ron", "Ronald", "Rosa", "Rosalind", "Rosario", "Rose", "Rosemary", "Ross", "Roy",
    "Rudolf", "Rupert", "Russell", "Ruth", "Ryan", "Sabine", "Sally", "Salvador", "Salvatore", "Sam", "Samantha",
    "Samuel", "Sandra", "Sandro", "Santiago", "Sara", "Sarah", "Scott", "Sean", "Sebastian", "Sergio", "Seth",
    "Shane", "Sharon", "Sheila", "Shelley", "Shirley", "Sigmund", "Sigrid", "Silke", "Silvia", "Simon", "Simone",
    "Sofia", "Soledad", "Sonia", "Sonja", "Sophie", "Stefan", "Stefanie", "Stefano", "Steffen", "Stella", "Stephan",
    "Stephanie", "Stephen", "Steve", "Steven", "Stewart", "Stuart", "Sue", "Supriya", "Susan", "Susana", "Susanna",
    "Susanne", "Suzanne", "Sven", "Sybille", "Sylvia", "Talcott", "Tamara", "Tania", "Tanja", "Ted", "Terence",
    "Teresa", "Terry", "Theodor", "Theodore", "Theresa", "Thomas", "Thorsten", "Tilman", "Tim", "Timothy", "Tina",
    "Tobias", "Todd", "Tom", "Tommaso", "Tomás", "Tony", "Torsten", "Tracy", "Trevor", "Udo", "Ulf", "Ulrich",
    "Ulrike", "Umberto", "Ursula", "Ute", "Uwe", "Valentin", "Valerie", "Vanessa", "Vera", "Veronika", "Vicente",
    "Victor", "Victoria", "Viktor", "Vincent", "Vincenzo", "Virginia", "Viviana", "Vladimir", "Volker", "Víctor",
    "Walter", "Warren", "Wendy", "Werner", "Wilfried", "Wilhelm", "Willem", "William", "Willy", "Winifred", "Wolf",
    "Wolfgang", "Wolfram", "Xavier", "Yann", "Yves", "Yvonne", "Zoe", "Zygmunt", "Álvaro", "Ángel", "Ángeles", "Éric",
    "Étienne", "Óscar",
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
