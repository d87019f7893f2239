//! Words of our own: common names, places, publishers, journals, bodies, and small grammars for titles.

use super::super::train::Random;
use super::stock::Tongue;

type Words = &'static [&'static str];

/// Family and given names.
#[rustfmt::skip]
pub fn names(tongue: Tongue) -> (Words, Words) {
    match tongue {
        Tongue::English => (
            &["Smith", "Jones", "Taylor", "Brown", "Wilson", "Evans", "Walker", "Wright", "Robinson", "Hall", "O'Brien", "McDonald", "Harris", "Clarke", "Nguyen", "Patel", "Kim", "Chen", "Lee", "Garcia", "Cohen", "Young", "King", "Moore", "Baker", "Hill", "Scott", "Green", "Adams", "Nelson", "Carter", "Mitchell", "Turner", "Parker", "Collins", "Edwards", "Stewart", "Morris", "Murphy", "Cook", "Rogers", "Morgan", "Cooper", "Peterson", "Reed", "Bailey", "Kelly", "Howard", "Cox", "Ward"],
            &["John", "Mary", "James", "Patricia", "Robert", "Jennifer", "Michael", "Linda", "William", "Elizabeth", "David", "Barbara", "Richard", "Susan", "Joseph", "Jessica", "Thomas", "Sarah", "Charles", "Karen", "Nancy", "Daniel", "Lisa", "Matthew", "Margaret", "Anthony", "Sandra", "Mark", "Ashley", "Paul", "Emily", "Steven", "Donna", "Andrew", "Michelle", "Kenneth", "Carol", "Joshua", "Amanda", "Kevin", "Viviana", "Arlie", "Ivan", "Amit", "Wei", "Eva"],
        ),
        Tongue::German => (
            &["Müller", "Schmidt", "Schneider", "Fischer", "Weber", "Meyer", "Wagner", "Becker", "Schulz", "Hoffmann", "Schäfer", "Koch", "Bauer", "Richter", "Klein", "Wolf", "Schröder", "Neumann", "Schwarz", "Zimmermann", "Braun", "Krüger", "Hofmann", "Hartmann", "Lange", "Schmitt", "Werner", "Krause", "Lehmann", "Köhler", "Maier", "Huber", "Kaiser", "Fuchs", "Peters", "Lang", "Scholz", "Möller", "Weiß", "Jung", "Hahn", "Vogel", "Keller", "Günther", "Frank", "Berger", "Winkler", "Roth", "Beck", "Lorenz", "Baumann", "Franke", "Albrecht", "Schuster", "Böhm", "Kraus", "Vogt", "Pfeiffer", "Brandt", "Grünwald", "Steinmetz", "Leitner", "Haberland", "Rosenthal", "Kleinschmidt", "Oberhuber"],
            &["Hans", "Peter", "Klaus", "Wolfgang", "Jürgen", "Dieter", "Manfred", "Uwe", "Günter", "Horst", "Bernd", "Karl", "Heinz", "Werner", "Rolf", "Gerhard", "Helmut", "Rainer", "Joachim", "Stefan", "Ulrich", "Andreas", "Ulrike", "Sabine", "Monika", "Petra", "Susanne", "Gabriele", "Ingrid", "Renate", "Ursula", "Christa", "Max", "Friedrich", "Georg", "Theodor", "Niklas", "Ulf", "Heike", "Birgit", "Katja", "Anja", "Silke", "Jörg", "Axel", "Eckart", "Hartmut", "Reinhard", "Elisabeth", "Barbara", "Christoph", "Ralf", "Thomas", "Martin", "Ludwig"],
        ),
        Tongue::French => (
            &["Martin", "Bernard", "Dubois", "Thomas", "Robert", "Richard", "Petit", "Durand", "Leroy", "Moreau", "Simon", "Laurent", "Lefebvre", "Michel", "Garcia", "David", "Bertrand", "Roux", "Vincent", "Fournier", "Morel", "Girard", "André", "Mercier", "Dupont", "Lambert", "Bonnet", "François", "Martinez", "Legrand", "Garnier", "Faure", "Rousseau", "Blanc", "Guérin", "Boyer", "Chevalier", "Gauthier", "Perrin", "Lemaire", "Dufour", "Brunet", "Rivière", "Colin", "Arnaud", "Schmitt", "Marchand", "Noël", "Meyer", "Picard"],
            &["Jean", "Pierre", "Michel", "André", "Philippe", "Alain", "Jacques", "Bernard", "Marcel", "Daniel", "René", "Claude", "François", "Henri", "Louis", "Marie", "Anne", "Catherine", "Isabelle", "Nathalie", "Sylvie", "Christine", "Françoise", "Monique", "Jacqueline", "Dominique", "Gérard", "Patrick", "Nicolas", "Olivier", "Thierry", "Laurence", "Hélène", "Étienne", "Georges", "Paul", "Émile"],
        ),
        Tongue::Italian => (
            &["Rossi", "Russo", "Ferrari", "Esposito", "Bianchi", "Romano", "Colombo", "Ricci", "Marino", "Greco", "Bruno", "Gallo", "Conti", "Costa", "Giordano", "Mancini", "Rizzo", "Lombardi", "Moretti", "Barbieri", "Fontana", "Santoro", "Mariani", "Rinaldi", "Caruso", "Ferrara", "Galli", "Martini", "Leone", "Longo", "Gentile", "Martinelli", "Vitale", "Lombardo", "Serra", "Coppola", "Marchetti", "Parisi", "Villa", "Conte", "Ferraro", "Fabbri", "Bianco", "Marini", "Grasso", "Valentini"],
            &["Giovanni", "Giuseppe", "Antonio", "Mario", "Luigi", "Francesco", "Angelo", "Vincenzo", "Pietro", "Salvatore", "Carlo", "Franco", "Domenico", "Bruno", "Paolo", "Michele", "Giorgio", "Aldo", "Lucia", "Anna", "Maria", "Rosa", "Giuseppina", "Teresa", "Luca", "Marco", "Andrea", "Alessandro", "Stefano", "Roberto", "Giulia", "Chiara", "Silvia"],
        ),
        Tongue::Spanish => (
            &["García", "Fernández", "González", "Rodríguez", "López", "Martínez", "Sánchez", "Pérez", "Gómez", "Martín", "Jiménez", "Ruiz", "Hernández", "Díaz", "Moreno", "Álvarez", "Muñoz", "Romero", "Alonso", "Gutiérrez", "Navarro", "Torres", "Domínguez", "Vázquez", "Ramos", "Silva", "Souza", "Oliveira", "Santos", "Pereira", "Costa", "Almeida", "Ferreira", "Ribeiro", "Carvalho"],
            &["José", "Juan", "Carlos", "Jesús", "Javier", "Manuel", "Miguel", "Pedro", "Luis", "Fernando", "Pablo", "Jorge", "Alberto", "María", "Carmen", "Ana", "Isabel", "Dolores", "Pilar", "Teresa", "Rosa", "Cristina", "João", "Antônio", "Paulo", "Lúcia", "Márcia"],
        ),
    }
}

/// Corporate authors and issuing bodies.
#[rustfmt::skip]
pub fn bodies(tongue: Tongue) -> Words {
    match tongue {
        Tongue::German => &["Bundesministerium für Arbeit und Soziales", "Statistisches Bundesamt", "Bundeszentrale für politische Bildung", "Deutscher Bundestag", "Bundesagentur für Arbeit", "Deutsche Forschungsgemeinschaft", "Europäische Kommission", "Landeshauptstadt München", "Deutsches Jugendinstitut", "Wissenschaftsrat", "BMBF", "BMFSFJ", "Robert Koch-Institut", "Bertelsmann Stiftung", "Autorengruppe Bildungsberichterstattung", "Die Linke", "SPD", "Deutscher Gewerkschaftsbund", "Kultusministerkonferenz", "Institut für Demoskopie Allensbach", "Senatsverwaltung für Stadtentwicklung Berlin", "Hans-Böckler-Stiftung"],
        Tongue::French => &["INSEE", "Ministère de la Culture", "Conseil de l'Europe", "Commission européenne", "Assemblée nationale", "INED", "Cour des comptes", "Observatoire national de la pauvreté", "Académie des sciences", "UNESCO"],
        _ => &["World Bank", "United Nations", "World Health Organization", "OECD", "European Commission", "National Research Council", "U.S. Department of Labor", "U.S. Census Bureau", "Office for National Statistics", "American Psychological Association", "International Labour Office", "Government Accountability Office", "Department of Health", "UNICEF", "International Monetary Fund", "Bureau of Labor Statistics", "Centers for Disease Control and Prevention", "Institute of Medicine", "National Center for Health Statistics", "Pew Research Center", "Human Rights Watch", "Home Office", "European Union", "Ministry of Education", "Royal Society", "Amnesty International"],
    }
}

#[rustfmt::skip]
pub fn journals(tongue: Tongue) -> Words {
    match tongue {
        Tongue::German => &["Kölner Zeitschrift für Soziologie und Sozialpsychologie", "Zeitschrift für Soziologie", "Soziale Welt", "Berliner Journal für Soziologie", "Leviathan", "Politische Vierteljahresschrift", "Aus Politik und Zeitgeschichte", "Geschichte und Gesellschaft", "Zeitschrift für Pädagogik", "Publizistik", "Das Argument", "Prokla", "Merkur", "Historische Zeitschrift", "Vierteljahrshefte für Zeitgeschichte", "Zeitschrift für Sozialreform", "WSI-Mitteilungen", "Blätter für deutsche und internationale Politik", "Zeitschrift für Erziehungswissenschaft", "Psychologische Rundschau", "Zeitschrift für Sozialpsychologie", "Diagnostica", "Archiv für Sozialgeschichte", "Historical Social Research", "Wirtschaft und Statistik", "Die Zeit", "Frankfurter Allgemeine Zeitung", "Süddeutsche Zeitung", "Der Spiegel", "die tageszeitung", "Raumforschung und Raumordnung", "Informationen zur Raumentwicklung", "Feministische Studien", "Kriminologisches Journal", "Neue Praxis", "KZfSS", "PVS", "APuZ", "Zeitschrift für Parlamentsfragen", "Internationale Politik", "Osteuropa", "Gruppendynamik", "ZUMA-Nachrichten", "Planung & Analyse", "Media Perspektiven", "Rundfunk und Fernsehen", "Sozialer Fortschritt", "Swiss Political Science Review", "Österreichische Zeitschrift für Soziologie"],
        Tongue::French => &["Revue française de sociologie", "Actes de la recherche en sciences sociales", "Annales. Histoire, Sciences Sociales", "L'Année sociologique", "Sociologie du travail", "Population", "Genèses", "Le Mouvement social", "Politix", "Esprit", "Les Temps modernes", "Revue historique", "L'Homme", "Études rurales", "Cahiers internationaux de sociologie", "Réseaux", "Revue d'histoire moderne et contemporaine", "Le Monde", "Hermès", "Terrain", "Critique internationale", "Vingtième Siècle"],
        Tongue::Italian => &["Studi storici", "Rivista storica italiana", "Quaderni storici", "Il Mulino", "Rassegna italiana di sociologia", "Archivio storico italiano", "Studi veneziani", "Belfagor", "Stato e mercato", "Arte Veneta"],
        Tongue::Spanish => &["Revista Española de Investigaciones Sociológicas", "Revista Mexicana de Sociología", "Papers", "Política y Sociedad", "Estudios Sociológicos", "Hispania", "Revista de Occidente", "Sociologias", "Novos Estudos", "Nueva Sociedad"],
        Tongue::English => &["American Sociological Review", "American Journal of Sociology", "Theory and Society", "Social Forces", "Gender & Society", "Annual Review of Sociology", "Work, Employment and Society", "Sociology", "The Sociological Review", "Theory, Culture & Society", "Journal of Marriage and Family", "Feminist Economics", "Social Problems", "Signs", "Sociological Theory", "British Journal of Sociology", "Social Science & Medicine", "New Left Review", "Administrative Science Quarterly", "Journal of Personality and Social Psychology", "Psychological Bulletin", "Journal of Political Economy", "The Quarterly Journal of Economics", "World Politics", "Past & Present", "Critical Inquiry", "PMLA", "The New York Times", "The Guardian", "Nature", "Science", "PLoS ONE", "J Biol Chem", "N Engl J Med", "Proc. Natl. Acad. Sci. USA", "Phys. Rev. Lett.", "IEEE Transactions on Information Theory", "Communications of the ACM", "Current Sociology", "Ethnic and Racial Studies", "European Journal of Political Research", "Comparative Politics", "Journal of Democracy", "Public Opinion Quarterly", "Antipode", "Economy and Society", "Society", "Emotion Review", "Cultural Sociology", "Big Data & Society", "Nucleic Acids Res", "BMC Cancer", "Lancet"],
    }
}

#[rustfmt::skip]
pub fn publishers(tongue: Tongue) -> Words {
    match tongue {
        Tongue::German => &["Suhrkamp", "Campus", "Campus Verlag", "VS Verlag für Sozialwissenschaften", "VS Verlag", "Westdeutscher Verlag", "Leske + Budrich", "Leske und Budrich", "Nomos", "Nomos Verlagsgesellschaft", "C. H. Beck", "Beck", "Beltz", "Juventa", "Juventa Verlag", "Fischer", "Rowohlt", "Rowohlt Taschenbuch Verlag", "Klett-Cotta", "Reclam", "dtv", "Piper", "Hanser", "J. B. Metzler", "Metzler", "Niemeyer", "de Gruyter", "Walter de Gruyter", "Mohr Siebeck", "J. C. B. Mohr (Paul Siebeck)", "Duncker & Humblot", "Kohlhammer", "Vandenhoeck & Ruprecht", "Springer VS", "Springer", "transcript", "transcript Verlag", "LIT Verlag", "Lit", "Peter Lang", "Waxmann", "UTB", "Oldenbourg", "Akademie Verlag", "Dietz", "J. H. W. Dietz Nachf.", "Franz Steiner Verlag", "Verlag Westfälisches Dampfboot", "Hogrefe", "Huber", "Hans Huber", "Barbara Budrich", "Verlag Barbara Budrich", "edition sigma", "Edition Sigma", "UVK", "Böhlau", "Schöningh", "Luchterhand", "Argument-Verlag", "Argument", "Ullstein", "Olzog", "Enke", "Lucius & Lucius", "Metropolis", "Passagen", "Turia + Kant", "Seismo", "Haupt", "Rotpunktverlag", "Hamburger Edition", "Wallstein", "Matthes & Seitz", "Merve", "Gabler", "Vahlen", "Centaurus", "Votum", "Klinkhardt", "Schneider Verlag Hohengehren", "Reimer", "Wissenschaftliche Buchgesellschaft", "Kiepenheuer & Witsch"],
        Tongue::French => &["Gallimard", "Seuil", "Le Seuil", "Éditions du Seuil", "PUF", "Presses Universitaires de France", "Fayard", "Flammarion", "Minuit", "Éditions de Minuit", "Armand Colin", "Dunod", "Hachette", "Larousse", "Vrin", "J. Vrin", "Honoré Champion", "L'Harmattan", "Karthala", "CNRS Éditions", "La Découverte", "Presses de Sciences Po", "Albin Michel", "Payot", "Odile Jacob", "Plon", "Grasset", "Éditions de l'EHESS", "Presses universitaires de Rennes", "Droz", "Belin", "Nathan", "La Documentation française", "Autrement", "Raisons d'agir", "Maspero", "Aubier", "Anthropos", "Éditions sociales", "Imp. nationale"],
        Tongue::Italian => &["Einaudi", "Laterza", "Mondadori", "Il Mulino", "Feltrinelli", "Marsilio", "Olschki", "Sansoni", "Garzanti", "Bompiani", "Giuffrè", "Bulzoni", "Carocci", "FrancoAngeli", "Neri Pozza", "Electa", "Viella", "Bollati Boringhieri", "Liguori"],
        Tongue::Spanish => &["Siglo XXI", "Alianza", "Anagrama", "Paidós", "Fondo de Cultura Económica", "Akal", "Ariel", "CIS", "Cátedra", "Tecnos", "Gedisa", "Zahar", "Vozes", "Companhia das Letras", "UNAM", "CLACSO"],
        Tongue::English => &["Oxford University Press", "Cambridge University Press", "University of Chicago Press", "University of California Press", "Princeton University Press", "Harvard University Press", "Yale University Press", "Duke University Press", "Stanford University Press", "Columbia University Press", "MIT Press", "Routledge", "SAGE", "Sage Publications", "Sage", "Palgrave Macmillan", "Macmillan", "Polity", "Polity Press", "Blackwell", "Wiley", "John Wiley & Sons", "Springer", "Elsevier", "Academic Press", "McGraw-Hill", "Prentice Hall", "Prentice-Hall", "Addison-Wesley", "Penguin", "Penguin Books", "Random House", "Vintage", "Knopf", "Norton", "W. W. Norton", "Harper & Row", "HarperCollins", "Basic Books", "Free Press", "The Free Press", "Pantheon", "Doubleday", "Verso", "Russell Sage Foundation", "Ashgate", "Edward Elgar", "Lawrence Erlbaum", "Erlbaum", "Kluwer", "Plenum Press", "Pergamon", "North-Holland", "Lexington Books", "Rowman & Littlefield", "Temple University Press", "Cornell University Press", "Johns Hopkins University Press", "Henry Holt", "Metropolitan Books", "Picador", "Beacon Press", "NYU Press", "Manchester University Press", "Westview Press", "Brookings Institution", "RAND", "ACM Press", "Morgan Kaufmann", "IEEE", "Guilford Press", "Allyn & Bacon", "Simon & Schuster", "George Allen & Unwin", "Brill", "Peter Lang"],
    }
}

#[rustfmt::skip]
pub fn places(tongue: Tongue) -> Words {
    match tongue {
        Tongue::German => &["Frankfurt am Main", "Frankfurt/Main", "Frankfurt a. M.", "Frankfurt a.M.", "Frankfurt", "Opladen", "Wiesbaden", "Berlin", "München", "Hamburg", "Köln", "Stuttgart", "Göttingen", "Baden-Baden", "Weinheim", "Weinheim und München", "Weinheim/Basel", "Bonn", "Tübingen", "Heidelberg", "Bielefeld", "Münster", "Wien", "Zürich", "Bern", "Leipzig", "Frankfurt/New York", "Frankfurt am Main/New York", "Konstanz", "Reinbek bei Hamburg", "Reinbek", "Neuwied", "Darmstadt", "Freiburg", "Düsseldorf", "Bremen", "Hannover", "Basel", "Paderborn", "Marburg", "Berlin/New York", "Köln/Wien", "Graz", "Innsbruck", "Jena", "Kassel", "Opladen/Wiesbaden", "Stuttgart/Weimar", "Mannheim"],
        Tongue::French => &["Paris", "Lyon", "Rennes", "Grenoble", "Bruxelles", "Genève", "Lausanne", "Montréal", "Québec", "Toulouse", "Aix-en-Provence", "Strasbourg", "Bordeaux", "Lille", "La Haye", "Paris, La Haye", "Louvain"],
        Tongue::Italian => &["Roma", "Milano", "Torino", "Venezia", "Firenze", "Bologna", "Napoli", "Padova", "Bari", "Roma-Bari", "Palermo", "Pisa", "Verona"],
        Tongue::Spanish => &["Madrid", "Barcelona", "México", "México, D.F.", "Buenos Aires", "Bogotá", "Santiago", "Lima", "São Paulo", "Rio de Janeiro", "Lisboa", "Sevilla", "Valencia"],
        Tongue::English => &["London", "New York", "Cambridge", "Oxford", "Cambridge, MA", "Cambridge, Mass.", "Chicago", "Berkeley", "Berkeley, CA", "Princeton, NJ", "Princeton", "New Haven, CT", "New Haven", "Durham, NC", "Stanford, CA", "Thousand Oaks, CA", "Thousand Oaks", "Newbury Park, CA", "Beverly Hills, CA", "Washington, DC", "Philadelphia", "Boston", "Ithaca, NY", "Baltimore, MD", "San Francisco", "Hillsdale, NJ", "Englewood Cliffs, NJ", "Harmondsworth", "Aldershot", "Basingstoke", "Cheltenham", "Dordrecht", "Amsterdam", "The Hague", "Toronto", "Sydney", "Manchester", "Edinburgh", "Minneapolis", "Bloomington", "Ann Arbor", "Boulder, CO", "Westport, CT", "Lanham, MD", "Los Angeles", "London and New York", "New York/London", "London: New York", "Hoboken, NJ", "Oxford/New York", "Leiden", "Singapore"],
    }
}

#[rustfmt::skip]
pub fn series(tongue: Tongue) -> Words {
    match tongue {
        Tongue::German => &["Schriftenreihe der Bundeszentrale für politische Bildung", "Schriften des Instituts für Sozialforschung", "Beiträge zur Sozialforschung", "edition suhrkamp", "Forschung Politik", "Studien zur Soziologie", "Reihe Politikwissenschaft", "Kritische Studien zur Geschichtswissenschaft", "suhrkamp taschenbuch wissenschaft"],
        Tongue::French => &["Que sais-je ?", "Points Histoire", "coll. « Le sens commun »", "Bibliothèque des histoires", "coll. « Tel »", "Champs", "coll. Quadrige"],
        _ => &["Lecture Notes in Computer Science", "Cambridge Studies in Social Theory", "Studies in Sociology", "Contributions to Economics", "NBER Books", "Wiley Series in Probability and Statistics", "Oxford Historical Monographs", "Springer Series in Statistics"],
    }
}

/// Newspapers and magazines.
#[rustfmt::skip]
pub const NEWSPAPERS: Words = &["The Baltimore Sun", "The Boston Globe", "Chicago Tribune", "The Washington Post", "Los Angeles Times", "The Wall Street Journal", "The Daily Telegraph", "The Independent", "Financial Times", "The Economist", "The Times", "USA Today", "The Hindu", "The Daily Star", "The Straits Times", "The Irish Times", "The Globe and Mail", "The Sydney Morning Herald", "San Francisco Chronicle", "Newsweek", "The New Yorker", "The Observer", "Daily Mail", "The Scotsman"];

/// What newspapers are called after their town.
#[rustfmt::skip]
pub const NEWSPAPER_NOUNS: Words = &["Sun", "Times", "Herald", "Post", "Gazette", "Chronicle", "Tribune", "News", "Star", "Mail", "Courier", "Examiner", "Daily News", "Evening Post", "Guardian", "Register", "Observer", "Mercury", "Sentinel", "Morning News"];

/// Where addresses lead; the last one to software.
pub const HOSTS: [&str; 9] = [
    "www.example.org",
    "www.who.int",
    "ec.europa.eu",
    "www.bmas.de",
    "www.census.gov",
    "papers.ssrn.com",
    "www.nytimes.com",
    "www.lemonde.fr",
    "github.com",
];

/// What addresses are made of.
pub const PATHS: [&str; 10] =
    ["report", "news", "2015", "publications", "index", "research", "papers", "docs", "politik", "article"];

/// Journals of physics and chemistry, as their lists abbreviate them.
#[rustfmt::skip]
pub const PHYSICS_JOURNALS: Words = &["Phys. Rev. Lett.", "Phys. Rev. A", "Phys. Rev. B", "Phys. Rev. C", "Phys. Rev. D", "Phys. Rev. E", "Phys. Rev.", "Phys. Lett. B", "Phys. Lett.", "Nucl. Phys. B", "Nucl. Phys. A", "JHEP", "JCAP", "Eur. Phys. J. C", "J. Phys. A", "J. Phys. G", "J. Phys.: Condens. Matter", "Astrophys. J.", "ApJ", "MNRAS", "A&A", "Mon. Not. R. Astron. Soc.", "Chin. Phys. C", "Nature", "Science", "Nature Phys.", "Nature Communications", "J. Chem. Phys.", "Appl. Phys. Lett.", "J. Appl. Phys.", "Opt. Lett.", "Opt. Express", "Nucl. Instrum. Methods Phys. Res. A", "Nucl. Instrum. Meth. A", "Int. J. Mod. Phys. A", "Class. Quantum Grav.", "Comput. Phys. Commun.", "Rev. Mod. Phys.", "Ann. Phys. (N.Y.)", "J. Am. Chem. Soc.", "Angew. Chem. Int. Ed.", "J. Org. Chem.", "Tetrahedron Lett.", "Acta Crystallogr. A", "Sov. Phys. JETP", "Z. Phys. C", "New J. Phys.", "Physical Review Letters", "Physical Review B", "J. Stat. Mech.", "J. Math. Phys.", "Commun. Math. Phys.", "Europhys. Lett.", "Rep. Prog. Phys.", "Prog. Theor. Phys.", "J. Fluid Mech.", "Phys. Fluids", "Chem. Phys. Lett.", "PoS LATTICE", "Journal of Physics: Conference Series", "AIP Conf. Proc.", "Probabilistic Engineering Mechanics"];

/// Journals of medicine and biology, with stops and without.
#[rustfmt::skip]
pub const MEDICINE_JOURNALS: Words = &["Proc Natl Acad Sci USA", "Proc Natl Acad Sci U S A", "Proc. Natl. Acad. Sci. USA", "PLoS One", "PLoS ONE", "PLoS Genet", "Nucleic Acids Res", "Nucleic Acids Res.", "J Biol Chem", "J. Biol. Chem.", "N Engl J Med", "N. Engl. J. Med.", "BMJ", "Lancet", "JAMA", "Nature", "Science", "Cell", "BMC Bioinformatics", "BMC Public Health", "Genome Biol", "Am J Hum Genet", "Am. J. Hum. Genet.", "Bioinformatics", "Mol Biol Evol", "Mol. Biol. Cell", "J Cell Biol", "J. Cell Biol.", "Nat. Genet.", "Nat Genet", "Nat. Rev. Microbiol.", "Curr Biol", "EMBO J", "EMBO J.", "Genes Dev.", "Plant Cell", "Plant Physiol", "J Clin Oncol", "Ann Intern Med", "Arch Gen Psychiatry", "Am J Psychiatry", "Br J Psychiatry", "J Neurosci", "J. Neurosci.", "Neuron", "Brain Res", "Clin Infect Dis", "J Immunol", "J. Exp. Med.", "Blood", "Cancer Res", "Int J Cancer", "Int J Epidemiol", "Am J Public Health", "Soc Sci Med", "Health Qual Life Outcomes", "Malar J", "Trop Med Int Health", "J Virol", "J Bacteriol", "Microbiology", "FEBS Lett", "Biochemistry", "Biophys J", "Anal Biochem", "Crit Care Med", "Circulation", "Am J Cardiol", "Diabetes Care", "Pediatrics", "Spine", "J Bone Joint Surg Am", "Community Dent Oral Epidemiol", "J Dent Res", "Acta Orthop Scand", "Eur Respir J", "Thorax", "Chest", "Gut", "Gastroenterology", "Hum Reprod", "Fertil Steril", "J Urol", "Kidney Int", "Radiology", "Neurology", "Stroke", "Pain", "J Psychosom Res", "Rev Bras Enferm", "Cochrane Database Syst Rev", "Med Trop (Mars)", "Annu. Rev. Immunol.", "Trends Ecol Evol", "Ecology", "Mem. Cognit.", "Dev. Psychobiol.", "Front. Psychol."];

/// Journals of computing.
#[rustfmt::skip]
pub const COMPUTING_JOURNALS: Words = &["Machine Learning", "Artificial Intelligence", "Communications of the ACM", "Journal of the ACM", "IEEE Transactions on Computers", "IEEE Trans. Inform. Theory", "IEEE Transactions on Pattern Analysis and Machine Intelligence", "IEEE Trans. Syst., Man, Cybern.", "IEEE Computer", "ACM Computing Surveys", "ACM Transactions on Graphics", "SIAM Journal on Computing", "Theoretical Computer Science", "Information Processing Letters", "Neural Computation", "Neural Networks", "Computational Linguistics", "Pattern Recognition", "Software: Practice and Experience", "Journal of Machine Learning Research", "Computer Networks", "The VLDB Journal", "Data Mining and Knowledge Discovery", "Int. J. Comput. Vis.", "AI Magazine", "SIGMOD Record", "Acta Informatica", "Algorithmica", "Journal of Logic Programming"];

/// Short names of meetings.
#[rustfmt::skip]
pub const ACRONYMS: Words = &["AAAI", "IJCAI", "ICML", "NIPS", "SIGIR", "CHI", "ICSE", "VLDB", "ACL", "CVPR", "ICRA", "IROS", "SIGGRAPH", "KDD", "WWW", "SOSP", "OSDI", "PLDI", "POPL", "STOC", "FOCS", "ECAI", "EMNLP", "COLT", "ICCV", "INFOCOM", "SIGCOMM", "SIGMOD", "UIST", "CSCW"];

/// What meetings are about.
#[rustfmt::skip]
pub const COMPUTING_SUBJECTS: Words = &["Machine Learning", "Artificial Intelligence", "Neural Information Processing Systems", "Robotics and Automation", "Computer Vision and Pattern Recognition", "Information Retrieval", "Human Factors in Computing Systems", "Software Engineering", "Computational Linguistics", "Very Large Data Bases", "Principles of Programming Languages", "Theory of Computing", "Intelligent Robots and Systems", "Data Mining", "Parallel Processing", "Computer Architecture", "Operating Systems", "Simulation of Adaptive Behavior", "Logic Programming", "Knowledge Representation and Reasoning", "Computer Graphics", "Distributed Computing Systems"];

/// German prose in the manner of social science and history.
#[rustfmt::skip]
pub fn german_title(random: &mut Random) -> String {
    const NOUNS: Words = &["Gesellschaft", "Politik", "Arbeit", "Bildung", "Kultur", "Familie", "Jugend", "Macht", "Herrschaft", "Ungleichheit", "Integration", "Migration", "Globalisierung", "Demokratie", "Öffentlichkeit", "Identität", "Geschlecht", "Medien", "Wissenschaft", "Organisation", "Kommunikation", "Verwaltung", "Sozialpolitik", "Lebenslauf", "Stadt", "Region", "Armut", "Gewalt", "Erziehung", "Schule", "Religion", "Recht", "Staat", "Markt", "Moderne", "Modernisierung", "Wohlfahrtsstaat", "Arbeitsmarkt", "Sozialstruktur", "Lebensstil", "Nation", "Erinnerung", "Technik", "Umwelt", "Gesundheit", "Vertrauen", "Netzwerke", "Parteien", "Wahlen", "Einstellungen", "Werte", "Wertewandel", "Institutionen", "Handeln", "Wissen", "Alltag", "Körper", "Krise", "Krieg", "Europa", "Deutschland", "Bundesrepublik", "Ostdeutschland", "Gewerkschaften", "Unternehmen", "Biographie", "Kindheit", "Alter", "Generationen", "Sozialisation", "Kriminalität", "Rassismus", "Fremdenfeindlichkeit", "Zivilgesellschaft", "Partizipation", "Steuerung", "Regulierung", "Evaluation", "Beratung"];
    const ADJECTIVES: Words = &["soziale", "politische", "kulturelle", "ökonomische", "moderne", "öffentliche", "private", "deutsche", "europäische", "qualitative", "empirische", "kritische", "neue", "vergleichende", "historische", "reflexive", "globale", "lokale", "weibliche", "bürgerliche", "demokratische", "institutionelle", "theoretische"];
    const HEADS: Words = &["Strukturwandel", "Theorie", "Soziologie", "Geschichte", "Grundlagen", "Entwicklung", "Bedeutung", "Rolle", "Konstruktion", "Analyse", "Methoden", "Probleme", "Perspektiven", "Zukunft", "Ende", "Folgen", "Formen", "Dimensionen", "Strategien", "Bedingungen", "Grenzen", "Wandel", "Logik", "Praxis"];
    const SUBTITLES: Words = &["Eine empirische Untersuchung", "Eine Einführung", "Theoretische Ansätze und empirische Befunde", "Ein Vergleich", "Zur Kritik eines Begriffs", "Ergebnisse einer Studie", "Grundriß einer allgemeinen Theorie", "Festschrift zum 60. Geburtstag", "Ein Handbuch", "Beiträge zu einer Debatte", "Eine Bestandsaufnahme", "Studien zum Verhältnis von Theorie und Praxis", "Das Beispiel der Bundesrepublik Deutschland", "Ein Forschungsbericht", "Ein Überblick", "Materialien und Analysen", "Konzepte, Methoden, Ergebnisse", "Eine Fallstudie in Nordrhein-Westfalen 1949–1969", "Lehrbuch", "Anmerkungen zur Diskussion um das Jahr 2000"];
    let noun = |random: &mut Random| *random.pick(NOUNS);
    let adjective = |random: &mut Random| *random.pick(ADJECTIVES);
    let capital = |word: &str| { let mut c = word.chars(); c.next().map_or_else(String::new, |first| first.to_uppercase().chain(c).collect()) };
    let (a, b, c) = (noun(random), noun(random), noun(random));
    let adj = adjective(random);
    let head = *random.pick(HEADS);
    let mut title = match random.below(24) {
        0 => format!("{a} und {b}"),
        1 => format!("{head} der {a}"),
        2 => format!("Zur {head} der {a} in der {b}"),
        3 => format!("{} {a}", capital(adj)),
        4 => format!("Die {adj} {head} der {a}"),
        5 => format!("{a} im Wandel"),
        6 => format!("{a}, {b} und {c}"),
        7 => format!("{a} zwischen {b} und {c}"),
        8 => format!("Die {a} der {b}"),
        9 => format!("Der {head} von {a} und {b}"),
        10 => format!("Was ist {a}?"),
        11 => format!("{head} {adj}r {a}"),
        12 => format!("Einführung in die {head} der {a}"),
        13 => format!("{a} als Problem der {b}"),
        14 => format!("Handbuch {a}"),
        15 => format!("{a} in Deutschland"),
        16 => format!("Auf dem Weg zur {a}"),
        17 => format!("{a} ohne {b}"),
        18 => format!("Über den Zusammenhang von {a} und {b} am Beispiel der {c}"),
        19 => format!("Zwischen {a} und {b}"),
        20 => format!("{a} {}-{}", 1900 + random.below(60), 1961 + random.below(50)),
        21 => format!("{}er {a}", ["Frankfurt", "Berlin", "Hamburg", "Wien"][random.below(4)]),
        22 => format!("Der Einfluß {adj}r {a} auf die {b} von Kindern und Jugendlichen"),
        _ => format!("Die {a}: {adj} {b} und {adj} {c}"),
    };
    if random.chance(0.45) {
        let subtitle = match random.below(3) {
            0 => (*random.pick(SUBTITLES)).to_owned(),
            1 => format!("{} zur {} der {}", ["Studien", "Beiträge", "Überlegungen", "Thesen", "Untersuchungen"][random.below(5)], random.pick(HEADS), noun(random)),
            _ => format!("Zum Verhältnis von {} und {}", noun(random), noun(random)),
        };
        let separator = *random.pick(&[". ", ": ", ". ", " - ", " – "]);
        title = format!("{title}{separator}{subtitle}");
    }
    title
}

/// French prose in the manner of the humanities.
#[rustfmt::skip]
pub fn french_title(random: &mut Random) -> String {
    const NOUNS: Words = &["la société", "le travail", "l'école", "la culture", "la famille", "le pouvoir", "l'État", "la ville", "la mémoire", "l'histoire", "la politique", "la religion", "le genre", "les femmes", "les élites", "la jeunesse", "l'immigration", "la nation", "l'écriture", "le corps", "la littérature", "les médias", "la démocratie", "le marché", "l'enfance", "les classes populaires", "le droit", "la guerre", "la science", "la mort", "la santé", "le paysage", "l'image", "le cinéma"];
    let capital = |text: String| { let mut c = text.chars(); c.next().map_or_else(String::new, |first| first.to_uppercase().chain(c).collect::<String>()) };
    let (a, b, c) = (*random.pick(NOUNS), *random.pick(NOUNS), *random.pick(NOUNS));
    let mut title = match random.below(12) {
        0 => format!("{a} et {b}"),
        1 => format!("sociologie de {a}"),
        2 => format!("{a} à l'épreuve de {b}"),
        3 => format!("histoire de {a} en France"),
        4 => format!("{a} entre {b} et {c}"),
        5 => format!("pour une théorie de {a}"),
        6 => format!("{a} au XIXe siècle"),
        7 => format!("{a}, {b} et {c}"),
        8 => format!("l'invention de {a}"),
        9 => format!("{a} en question"),
        10 => format!("naissance de {a} ({}-{})", 1750 + random.below(100), 1850 + random.below(100)),
        _ => format!("dire {a}, penser {b}"),
    };
    if random.chance(0.4) {
        let subtitle = match random.below(5) {
            0 => "essai d'interprétation".to_owned(),
            1 => "une approche comparative".to_owned(),
            2 => format!("le cas de {}", ["la Bretagne", "Paris", "l'Algérie", "la Belgique", "Lyon"][random.below(5)]),
            3 => format!("{c} en débat"),
            _ => "une enquête de terrain".to_owned(),
        };
        let (separator, up) = [(". ", true), (" : ", false), (", ", false)][random.below(3)];
        title = format!("{title}{separator}{}", if up { capital(subtitle) } else { subtitle });
    }
    capital(title)
}

/// English titles of books and chapters in the social sciences.
#[rustfmt::skip]
pub fn english_title(random: &mut Random) -> String {
    const NOUNS: Words = &["Care", "Work", "Emotion", "Gender", "Power", "Markets", "Intimacy", "Culture", "Capital", "Class", "Family", "Labor", "Identity", "Politics", "Technology", "Inequality", "Citizenship", "Democracy", "Science", "Trust", "Money", "Time", "Race", "Religion", "Education", "Justice", "Migration", "Globalization", "Welfare", "Knowledge", "Modernity", "Sexuality", "Memory", "Violence", "Health"];
    const HEADS: Words = &["The Politics of", "The Sociology of", "The Making of", "Rethinking", "The Social Construction of", "The End of", "Beyond", "The Future of", "A Theory of", "The Rise of", "Understanding", "Essays on", "The Economics of", "The Invention of", "Doing", "Toward a Theory of", "The Limits of"];
    let (a, b, c) = (*random.pick(NOUNS), *random.pick(NOUNS), *random.pick(NOUNS));
    let head = *random.pick(HEADS);
    let mut title = match random.below(8) {
        0 => format!("{a} and {b}"),
        1 | 2 => format!("{head} {a}"),
        3 => format!("{head} {a} and {b}"),
        4 => format!("{a} in the Age of {b}"),
        5 => format!("{a}, {b}, and {c}"),
        6 => format!("The {a} of {b}"),
        _ => format!("{a} at {b}"),
    };
    if random.chance(0.5) {
        let subtitle = match random.below(6) {
            0 => format!("{b}, {c} and the Everyday Life of {a}"),
            1 => "An Introduction".to_owned(),
            2 => format!("The Case of {}", ["Sweden", "Brazil", "the United States", "Rural India", "1990s Britain"][random.below(5)]),
            3 => format!("A Study of {b}"),
            4 => format!("{c} in {}, {}–{}", ["America", "Europe", "England", "China"][random.below(4)], 1850 + random.below(70), 1930 + random.below(80)),
            _ => format!("How {b} Shapes {c}"),
        };
        title = format!("{title}: {subtitle}");
    }
    if random.chance(0.35) {
        // Sentence case.
        let mut c = title.chars();
        let first = c.next().map(String::from).unwrap_or_default();
        title = first + &c.as_str().to_lowercase();
    }
    title
}
