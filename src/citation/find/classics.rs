//! Classic authors, whom texts name without listing any of their works: `as Marx first told us`.
//!
//! The list of a text is no help here, so this is a list of our own: authors whom the humanities and the social sciences
//! name as everybody's. It is closed, and short of the living; a name that may also be a word, a given name, a place or
//! somebody else counts only where it is said in full or given the floor.

/// How much of a name must stand there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// The family name alone means nobody else.
    Name,
    /// The family name with a possessive, a verb of saying after it, or `as`, `what`, `according to` before it.
    Floor,
    /// A given name before it.
    Given,
}

use Needs::{Floor, Given, Name};

use crate::text::fold;

/// Given names by which they are known, family name, what must stand there; in the order of the folded family names.
const CLASSICS: &[(&str, &str, Needs)] = &[
    ("Theodor", "Adorno", Name),
    ("Giorgio", "Agamben", Name),
    ("Louis", "Althusser", Name),
    ("Hannah", "Arendt", Name),
    ("", "Aristotle", Name),
    ("Raymond", "Aron", Given),
    ("John", "Austin", Given),
    ("Francis", "Bacon", Given),
    ("Alain", "Badiou", Name),
    ("Mikhail", "Bakhtin", Name),
    ("Roland", "Barthes", Name),
    ("Gregory", "Bateson", Floor),
    ("Jean", "Baudrillard", Name),
    ("Zygmunt", "Bauman", Floor),
    ("Simone", "Beauvoir", Name),
    ("Ruth", "Benedict", Given),
    ("Walter", "Benjamin", Given),
    ("Jeremy", "Bentham", Name),
    ("Henri", "Bergson", Name),
    ("Isaiah", "Berlin", Given),
    ("Homi", "Bhabha", Floor),
    ("Marc", "Bloch", Given),
    ("Ernst", "Bloch", Given),
    ("Hans", "Blumenberg", Floor),
    ("Herbert", "Blumer", Floor),
    ("Franz", "Boas", Floor),
    ("Luc", "Boltanski", Floor),
    ("Pierre", "Bourdieu", Name),
    ("John", "Bowlby", Floor),
    ("Fernand", "Braudel", Name),
    ("Edmund", "Burke", Given),
    ("Judith", "Butler", Given),
    ("Georges", "Canguilhem", Name),
    ("Rudolf", "Carnap", Floor),
    ("Ernst", "Cassirer", Name),
    ("Cornelius", "Castoriadis", Name),
    ("Michel", "Certeau", Name),
    ("Aimé", "Césaire", Name),
    ("Noam", "Chomsky", Name),
    ("Hélène", "Cixous", Name),
    ("Carl", "Clausewitz", Name),
    ("Auguste", "Comte", Name),
    ("Nicolas", "Condorcet", Name),
    ("", "Confucius", Name),
    ("Charles", "Cooley", Floor),
    ("Benedetto", "Croce", Floor),
    ("Charles", "Darwin", Given),
    ("Guy", "Debord", Name),
    ("Gilles", "Deleuze", Name),
    ("Jacques", "Derrida", Name),
    ("René", "Descartes", Name),
    ("John", "Dewey", Floor),
    ("Denis", "Diderot", Floor),
    ("Wilhelm", "Dilthey", Name),
    ("Mary", "Douglas", Given),
    ("Émile", "Durkheim", Name),
    ("Norbert", "Elias", Given),
    ("Friedrich", "Engels", Floor),
    ("Erik", "Erikson", Given),
    ("Frantz", "Fanon", Name),
    ("Ludwig", "Feuerbach", Name),
    ("Paul", "Feyerabend", Name),
    ("Johann", "Fichte", Floor),
    ("Michel", "Foucault", Name),
    ("Gottlob", "Frege", Name),
    ("Paulo", "Freire", Floor),
    ("Sigmund", "Freud", Name),
    ("Anna", "Freud", Given),
    ("Erich", "Fromm", Floor),
    ("Hans-Georg", "Gadamer", Name),
    ("Mahatma", "Gandhi", Given),
    ("Harold", "Garfinkel", Name),
    ("Clifford", "Geertz", Name),
    ("Arnold", "Gehlen", Floor),
    ("Ernest", "Gellner", Floor),
    ("Anthony", "Giddens", Floor),
    ("René", "Girard", Given),
    ("Erving", "Goffman", Name),
    ("Antonio", "Gramsci", Name),
    ("Paul", "Grice", Floor),
    ("Hugo", "Grotius", Name),
    ("Félix", "Guattari", Name),
    ("Jürgen", "Habermas", Name),
    ("Maurice", "Halbwachs", Name),
    ("Stuart", "Hall", Given),
    ("Donna", "Haraway", Floor),
    ("Friedrich", "Hayek", Floor),
    ("Georg", "Hegel", Name),
    ("Martin", "Heidegger", Name),
    ("Johann", "Herder", Given),
    ("Thomas", "Hobbes", Floor),
    ("Max", "Horkheimer", Name),
    ("David", "Hume", Floor),
    ("Edmund", "Husserl", Name),
    ("Ivan", "Illich", Floor),
    ("Roman", "Ingarden", Floor),
    ("Luce", "Irigaray", Name),
    ("Roman", "Jakobson", Floor),
    ("William", "James", Given),
    ("Fredric", "Jameson", Floor),
    ("Karl", "Jaspers", Floor),
    ("Carl", "Jung", Given),
    ("Immanuel", "Kant", Name),
    ("John Maynard", "Keynes", Floor),
    ("Ibn", "Khaldun", Name),
    ("Søren", "Kierkegaard", Name),
    ("Melanie", "Klein", Given),
    ("Reinhart", "Koselleck", Name),
    ("Siegfried", "Kracauer", Name),
    ("Julia", "Kristeva", Name),
    ("Thomas", "Kuhn", Floor),
    ("Jacques", "Lacan", Name),
    ("Imre", "Lakatos", Name),
    ("Bruno", "Latour", Floor),
    ("Henri", "Lefebvre", Given),
    ("Gottfried", "Leibniz", Floor),
    ("Vladimir", "Lenin", Floor),
    ("Claude", "Lévi-Strauss", Name),
    ("Emmanuel", "Levinas", Name),
    ("Kurt", "Lewin", Floor),
    ("John", "Locke", Given),
    ("Niklas", "Luhmann", Name),
    ("Georg", "Lukács", Floor),
    ("Rosa", "Luxemburg", Given),
    ("Jean-François", "Lyotard", Name),
    ("Niccolò", "Machiavelli", Name),
    ("Bronisław", "Malinowski", Floor),
    ("Thomas", "Malthus", Name),
    ("Karl", "Mannheim", Given),
    ("Herbert", "Marcuse", Name),
    ("Alfred", "Marshall", Given),
    ("Karl", "Marx", Name),
    ("Abraham", "Maslow", Floor),
    ("Marcel", "Mauss", Name),
    ("Marshall", "McLuhan", Name),
    ("George Herbert", "Mead", Given),
    ("Margaret", "Mead", Given),
    ("Maurice", "Merleau-Ponty", Name),
    ("Robert", "Merton", Given),
    ("John Stuart", "Mill", Given),
    ("C. Wright", "Mills", Given),
    ("Michel", "Montaigne", Name),
    ("", "Montesquieu", Name),
    ("Friedrich", "Nietzsche", Name),
    ("Robert", "Nozick", Name),
    ("José", "Ortega", Given),
    ("Robert", "Park", Given),
    ("Talcott", "Parsons", Given),
    ("Blaise", "Pascal", Given),
    ("Charles", "Peirce", Floor),
    ("Jean", "Piaget", Name),
    ("", "Plato", Floor),
    ("Karl", "Polanyi", Floor),
    ("Michael", "Polanyi", Given),
    ("Karl", "Popper", Floor),
    ("Nicos", "Poulantzas", Name),
    ("Vladimir", "Propp", Floor),
    ("Pierre", "Proudhon", Name),
    ("Willard", "Quine", Floor),
    ("Alfred", "Radcliffe-Brown", Name),
    ("Jacques", "Rancière", Name),
    ("John", "Rawls", Name),
    ("David", "Ricardo", Given),
    ("Paul", "Ricœur", Name),
    ("Carl", "Rogers", Given),
    ("Richard", "Rorty", Name),
    ("Jean-Jacques", "Rousseau", Floor),
    ("Bertrand", "Russell", Given),
    ("Gilbert", "Ryle", Floor),
    ("Edward", "Said", Given),
    ("Edward", "Sapir", Floor),
    ("Jean-Paul", "Sartre", Name),
    ("Ferdinand", "Saussure", Name),
    ("Max", "Scheler", Floor),
    ("Friedrich", "Schelling", Given),
    ("Friedrich", "Schleiermacher", Name),
    ("Carl", "Schmitt", Given),
    ("Arthur", "Schopenhauer", Name),
    ("Joseph", "Schumpeter", Name),
    ("Alfred", "Schütz", Floor),
    ("John", "Searle", Floor),
    ("Viktor", "Shklovsky", Name),
    ("Georg", "Simmel", Name),
    ("B. F.", "Skinner", Given),
    ("Adam", "Smith", Given),
    ("", "Socrates", Floor),
    ("Werner", "Sombart", Floor),
    ("Susan", "Sontag", Floor),
    ("Herbert", "Spencer", Given),
    ("Baruch", "Spinoza", Name),
    ("Gayatri", "Spivak", Floor),
    ("Leo", "Strauss", Given),
    ("Gabriel", "Tarde", Floor),
    ("Frederick", "Taylor", Given),
    ("Edward", "Thompson", Given),
    ("Henry", "Thoreau", Name),
    ("Alexis", "Tocqueville", Name),
    ("Ferdinand", "Tönnies", Name),
    ("Leon", "Trotsky", Floor),
    ("Alan", "Turing", Given),
    ("Victor", "Turner", Given),
    ("Edward", "Tylor", Floor),
    ("Thorstein", "Veblen", Name),
    ("Giambattista", "Vico", Floor),
    ("", "Voltaire", Floor),
    ("Lev", "Vygotsky", Name),
    ("Aby", "Warburg", Given),
    ("Max", "Weber", Floor),
    ("Simone", "Weil", Given),
    ("Alfred North", "Whitehead", Given),
    ("Benjamin", "Whorf", Floor),
    ("Raymond", "Williams", Given),
    ("Donald", "Winnicott", Name),
    ("Ludwig", "Wittgenstein", Name),
    ("Mary", "Wollstonecraft", Name),
    ("Virginia", "Woolf", Floor),
    ("Slavoj", "Žižek", Name),
];

/// Whoever bears the folded family name: given names, family name, what must stand there.
pub(super) fn called(folded: &str) -> impl Iterator<Item = &'static (&'static str, &'static str, Needs)> {
    let from = CLASSICS.partition_point(|(_, family, _)| fold(family).as_str() < folded);
    CLASSICS[from..].iter().take_while(move |(_, family, _)| fold(family) == folded)
}

/// The name, `Family, Given`, of the classic author whom a text calls `printed`.
///
/// ```
/// assert_eq!(catena::citation::classic_author("Marx’s").as_deref(), Some("Marx, Karl"));
/// assert_eq!(catena::citation::classic_author("George Herbert Mead").as_deref(), Some("Mead, George Herbert"));
/// assert_eq!(catena::citation::classic_author("Nobody"), None);
/// ```
pub fn classic_author(printed: &str) -> Option<String> {
    let bare = printed.strip_suffix("’s").or_else(|| printed.strip_suffix("'s")).unwrap_or(printed);
    let bare = bare.trim_end_matches(['’', '\'']);
    let (said, family) = bare.rsplit_once(' ').unwrap_or(("", bare));
    let initial = |name: &str| fold(name).chars().next();
    let known: Vec<_> = called(&fold(family)).collect();
    let meant = known
        .iter()
        .find(|(given, _, needs)| if said.is_empty() { *needs != Given } else { initial(given) == initial(said) })
        .or(known.first())?;
    Some(if meant.0.is_empty() { meant.1.to_owned() } else { format!("{}, {}", meant.1, meant.0) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_in_the_order_of_its_folded_names() {
        let families: Vec<String> = CLASSICS.iter().map(|(_, family, _)| fold(family)).collect();
        assert!(families.is_sorted());
        assert_eq!(called("mead").count(), 2);
        assert_eq!(called("levi strauss").count(), 1);
        assert_eq!(called("nobody").count(), 0);
    }
}
