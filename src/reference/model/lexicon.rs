//! Words that say what stands around them: months, `vol.`, `pp.`, `hrsg.`, publishers' and journals' words, places.
//!
//! Takes a word in lower case; gives the set of classes that it belongs to. The lists are our own, in the languages that
//! reference lists are mostly written in; they are evidence for the model, never a decision.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::OnceLock;

use super::glance::hash_bytes;
use super::second::Mixed;
use crate::reference::given;

/// A set of word classes, one bit each.
pub type Classes = u32;

/// Names of months and seasons.
pub const MONTH: Classes = 1;
/// `vol.`, `Band`, `tome`.
pub const VOLUME: Classes = 1 << 1;
/// `no.`, `Heft`, `issue`.
pub const ISSUE: Classes = 1 << 2;
/// `pp.`, `S.`, `pages`.
pub const PAGES: Classes = 1 << 3;
/// `ed.`, `Hrsg.`, `a cura di`.
pub const EDITOR: Classes = 1 << 4;
/// `trans.`, `übersetzt`.
pub const TRANSLATOR: Classes = 1 << 5;
/// `In`, `dans`.
pub const IN: Classes = 1 << 6;
/// `edn`, `Auflage`, `revised`.
pub const EDITION: Classes = 1 << 7;
/// `thesis`, `working`, `report`.
pub const GENRE: Classes = 1 << 8;
/// `Press`, `Verlag`, `Suhrkamp`.
pub const PUBLISHER: Classes = 1 << 9;
/// `Journal`, `Zeitschrift`, `Rev`.
pub const JOURNAL: Classes = 1 << 10;
/// Cities, states and countries.
pub const PLACE: Classes = 1 << 11;
/// `accessed`, `abgerufen`.
pub const ACCESSED: Classes = 1 << 12;
/// `available`, `online`, `url`.
pub const ONLINE: Classes = 1 << 13;
/// `and`, `und`, `et`.
pub const AND: Classes = 1 << 14;
/// `von`, `de`, `van`.
pub const PARTICLE: Classes = 1 << 15;
/// `Proceedings`, `Conference`.
pub const PROCEEDINGS: Classes = 1 << 16;
/// `forthcoming`, `n.d.`, `o.J.`
pub const UNDATED: Classes = 1 << 17;
/// `ibid.`, `op. cit.`, `a.a.O.`
pub const BACKWARD: Classes = 1 << 18;
/// `series`, `Schriftenreihe`, `Lecture Notes`.
pub const SERIES: Classes = 1 << 19;
/// `University`, `Institut`, `Ministry`: bodies.
pub const BODY: Classes = 1 << 20;
/// `the`, `of`, `der`: words of running text.
pub const FUNCTION: Classes = 1 << 21;
/// `archive`, `busta`, `fol.`
pub const ARCHIVE: Classes = 1 << 22;
/// Given names.
pub const GIVEN: Classes = 1 << 23;
/// `doi`, `isbn`, `arXiv`, `pmid`.
pub const IDENTIFIER: Classes = 1 << 24;
/// Common family names.
pub const FAMILY: Classes = 1 << 25;

#[rustfmt::skip]
const LISTS: &[(Classes, &str)] = &[
    (MONTH, "january february march april may june july august september october november december jan feb mar apr jun \
     jul aug sep sept oct nov dec januar februar märz maerz mai juni juli oktober dezember jänner okt dez janvier février \
     fevrier mars avril juin juillet août aout septembre octobre novembre décembre decembre gennaio febbraio marzo aprile \
     maggio giugno luglio agosto settembre ottobre dicembre enero febrero abril mayo junio julio septiembre octubre \
     noviembre diciembre janeiro fevereiro março maio junho julho setembro outubro novembro dezembro spring summer autumn \
     fall winter frühjahr sommer herbst printemps été automne hiver primavera estate autunno inverno janv févr juil déc \
     gen mag giu lug ott dic"),
    (VOLUME, "vol vols volume volumes band bd bde bände tome tomo tom jg jahrgang jahrg año annata årg årgång volumen \
     jaargang том т voll voi 권 第 卷 v t"),
    (ISSUE, "no nos nr nrs n number numbers numéro numero número num heft h issue issues ausgabe hft fasc fascicolo № nº \
     cahier núm 호 期 n° iss suppl supplement sonderheft"),
    (PAGES, "p pp pages page pgs pg pag pagg pág págs s ss seite seiten str sid стр с 页 쪽 blz bl sp p.p ff art article \
     eid hlm hal"),
    (EDITOR, "ed eds editor editors edited hrsg hg herausgegeben herausgeber hgg éd éds dir dirs édité éditeur éditeurs \
     direction cura curatore curato coord coords org orgs coordinador editores compilador comp comps red redaktion udg \
     herausgegeben eingeleitet hrgs hsg edd"),
    (TRANSLATOR, "trans transl translated translator translators übersetzt übers übersetzer traduit trad traduction \
     traductor traducción traduzione tradotto tr überarbeitet"),
    (IN, "in dans en em i v w nel nella su aus"),
    (EDITION, "edn edition editions auflage aufl éd édition ed ediz edizione edición edição rev revised überarb überarbeitete \
     erweiterte erw reprint reprinted repr reissued réédition rééd nachdr nachdruck neuausgabe neuaufl ristampa rist 1st 2nd 3rd \
     4th 5th 6th 7th 8th 9th second third fourth first fifth paperback 2e 3e 4e 2nde ndruck unveränd durchges aktualisierte"),
    (GENRE, "thesis dissertation diss phd doctoral doctorate master masters ma msc habilitationsschrift habil diplomarbeit \
     magisterarbeit masterarbeit thèse mémoire tesis tesi working paper papers report technical tech rep memorandum \
     discussion manuscript unpublished unveröffentlicht unveröff unpubl manuskript ms typescript mimeo preprint inaugural \
     diskussionspapier arbeitspapier arbeitsbericht forschungsbericht bericht film dvd review rezension speech lecture \
     vortrag presentation patent standard rapport dissertations inauguraldissertation abstract poster website blog \
     video podcast magister"),
    (PUBLISHER, "press publisher publishers publishing verlag verl verlagsgesellschaft presses éditions editions editore edizioni \
     editorial editrice editora éditeur books sons uitgeverij forlag förlag springer elsevier wiley blackwell routledge \
     sage palgrave macmillan oxford cambridge suhrkamp campus beck nomos leske budrich westdeutscher vs beltz juventa huber \
     hogrefe fischer rowohlt klett cotta reclam dtv ullstein piper hanser metzler metzlersche niemeyer gruyter mohr siebeck duncker \
     humblot kohlhammer vandenhoeck ruprecht brill kluwer reidel plenum mcgraw hill prentice hall addison wesley penguin \
     random house knopf norton harper row basic free vintage pantheon doubleday gallimard seuil fayard puf flammarion \
     minuit armand colin dunod hachette larousse vrin champion harmattan découverte karthala cnrs einaudi laterza mondadori \
     mulino feltrinelli marsilio olschki sansoni garzanti bompiani giuffrè ariel siglo alianza anagrama paidós transcript lit \
     lang waxmann utb oldenbourg akademie aufbau dietz haupt böhlau steiner olms verso polity ashgate edward elgar \
     erlbaum aldine academic pergamon birkhäuser teubner vieweg kröner centaurus lucius rainer hampp schäffer poeschel \
     gabler deutscher bund bundeszentrale statistisches mit ams acm ieee siam usenix morgan kaufmann freeman benjamin \
     benjamins mouton publications publ pub univ universität selbstverlag eigenverlag eds. unicef unesco oecd who argument \
     dampfboot olzog schöningh luchterhand kiepenheuer witsch wagenbach merve matthes seitz seismo chronos"),
    (JOURNAL, "journal journals zeitschrift review revue rivista revista annals annalen annales archives archiv archivio \
     quarterly bulletin bull magazine newsletter letters lett transactions trans gazette zeitung blätter mitteilungen studies \
     studi forschung soc sci j rev phys chem math res int am proc acad natl biol med ann ieee acm nature science times \
     jahrbuch yearbook beiträge tidsskrift tidskrift cahiers quaderni cuadernos boletín bollettino atti mémoires actes \
     anzeiger zs zeitschr vierteljahrshefte monatshefte berichte rundschau forum welt post kzfss kölner soziale \
     sociological sociology economic economics political psychology psychological psychiatry medical clin clinical lancet \
     jama exp biochem biophys opt astron astrophys acta appl theor eur engl brit can nucl mod comput commun comm quart"),
    (PLACE, "london paris berlin york cambridge oxford chicago münchen munich wien vienna zürich zurich frankfurt hamburg köln \
     stuttgart leipzig amsterdam rotterdam leiden hague tübingen göttingen heidelberg opladen wiesbaden weinheim bonn basel \
     bern genf genève geneva lausanne bruxelles brussels roma rome milano milan torino turin venezia venice firenze florence \
     bologna napoli padova madrid barcelona lisboa lisbon porto méxico mexico bogotá lima santiago tokyo kyoto beijing peking \
     shanghai moscow moskva moskau warszawa warsaw kraków prague praha budapest stockholm uppsala oslo copenhagen københavn \
     helsinki dublin edinburgh glasgow manchester birmingham bristol leeds sheffield boston washington philadelphia baltimore \
     princeton haven ithaca berkeley stanford angeles francisco seattle austin durham bloomington ann arbor minneapolis \
     madison toronto montréal montreal vancouver ottawa sydney melbourne canberra delhi bombay calcutta mumbai singapore \
     dordrecht thousand oaks newbury beverly hills harmondsworth aldershot basingstoke houndmills farnham cheltenham \
     mahwah hillsdale hoboken englewood cliffs reading ma mass ca calif nj ny il ill md pa dc uk usa u.k mannheim bielefeld \
     marburg giessen gießen freiburg münster bremen hannover dresden jena darmstadt main würzburg bamberg konstanz augsburg \
     innsbruck graz salzburg linz reinbek düsseldorf essen dortmund bochum duisburg kassel potsdam münchen ljubljana zagreb \
     belgrade beograd athens istanbul ankara cairo jerusalem tel aviv lyon marseille strasbourg grenoble toulouse rennes \
     bordeaux lille nancy aix provence louvain leuven gent ghent antwerpen utrecht groningen nijmegen bari palermo pisa \
     genova brescia bergamo verona vicenza treviso udine trieste mantova ferrara modena parma siena perugia catania messina \
     saarbrücken gütersloh neuwied hohengehren bad heilbrunn köln/wien lanham westport boulder evanston urbana nijhoff \
     norwood lexington englewood charlottesville notre dame hanover jersey california illinois massachusetts"),
    (ACCESSED, "accessed retrieved abgerufen zugriff stand consulté consultée consultato consultado acesso visited abruf \
     access viewed zuletzt letzter gesehen eingesehen download downloaded cited besucht lastaccessed geprüft recuperado \
     hämtad raadpleging aufgerufen"),
    (ONLINE, "available online url http disponible disponibile internet verfügbar website disponível unter web www from at via"),
    (AND, "and und et e y & och en og sowie with mit"),
    (PARTICLE, "de la del della di da dos das du des van von der den ten ter zu zur vom le el al bin ibn st mc mac d' af dal do \
     degli dei delle"),
    (PROCEEDINGS, "proceedings proc conference conf symposium workshop congress kongress tagung colloque actes atti meeting \
     international annual colloquium verhandlungen seminar congrès convegno conferencia"),
    (UNDATED, "forthcoming press nd undated erscheint druck paraître submitted preparation stampa prensa s.d s.a vorbereitung \
     o.j ersch prelo accepted appear"),
    (BACKWARD, "ibid ibidem op cit ivi idem id eadem ead supra infra ders dies ebd ebda a.a.o aao passim vgl siehe cf cfr loc \
     ebenda dersn derselbe dieselbe anm art"),
    (SERIES, "series reihe schriftenreihe schriften collection coll collana colección lecture notes studien studies forschungen \
     beiträge sammlung bibliothek texte monographs edition"),
    (BODY, "university universität université università universidad institute institut istituto instituto college department \
     center centre zentrum ministry ministère ministerium bundesministerium bundesamt amt office agency commission council \
     committee bank association gesellschaft society foundation stiftung fund organization organisation nations national united \
     government federal world academy akademie académie accademia school faculty laboratory laboratories corporation inc \
     ltd gmbh company bureau board statistisches rat verband bund kommission group network team european bundestag landtag \
     partei bundesanstalt"),
    (FUNCTION, "the a an of on for to and or is are was were be by with from as at its their his her how what why when who which \
     this that these not toward towards between among through into about after before under over against during within \
     without der die das des dem den ein eine einer eines zur zum und von im am auf aus bei für mit nach über unter vom \
     durch gegen ohne um als wie zwischen ist sind nicht oder auch le la les l' un une des du de au aux et ou par pour sur dans \
     avec sans entre vers il lo gli i dei delle della dello dell degli nel nella nei nelle sul sulla per con tra fra da dal dalla \
     che e un uno una el los las unos del al por para con sin sobre y o como os as um uma do da dos das no na"),
    (ARCHIVE, "archive archives archivio busta b reg registro filza fol ff f cod ms mss asv asve c cc carte fondo fonds box \
     folder nachlass bundesarchiv barch r v archiv notarile notaio atti misti senato consiglio provveditori"),
    (GIVEN, "john james robert michael william david richard charles joseph thomas christopher daniel paul mark donald george kenneth \
     steven edward brian ronald anthony kevin jason jeff mary patricia linda barbara elizabeth jennifer maria susan margaret \
     dorothy lisa nancy karen betty helen sandra donna carol ruth sharon michelle laura sarah kimberly deborah jessica \
     hans peter klaus wolfgang jürgen dieter manfred uwe günter horst bernd karl heinz werner rolf gerhard helmut herbert \
     rainer joachim frank stefan ulrich andreas ulrike sabine monika petra susanne gabriele ingrid renate ursula christa \
     jean pierre michel andré philippe alain jacques bernard marcel daniel rené claude françois henri louis marie anne \
     catherine isabelle nathalie sylvie christine françoise giovanni giuseppe antonio mario luigi francesco angelo vincenzo \
     pietro salvatore carlo franco domenico bruno paolo michele giorgio aldo lucia anna luca marco andrea alessandro \
     josé juan carlos jesús javier manuel miguel ángel pedro luis fernando pablo jorge alberto joão eric peter stephen \
     martin simon ian alan colin graham nigel eva julia katharina christian matthias thomas alexander sebastian florian \
     max friedrich wilhelm otto ernst georg theodor walter ludwig hermann johann heinrich gustav ralf jörg axel niklas ulf lars \
     erik sven nina claudia silvia elena olga ivan vladimir sergei yuri wei li yan hiroshi kenji ali mohammed ahmed raj"),
    (FAMILY, "smith johnson williams brown jones garcia miller davis rodriguez martinez hernandez lopez gonzalez wilson \
     anderson taylor moore jackson white harris sanchez clark ramirez robinson walker young wright torres nguyen \
     hill flores green adams baker rivera campbell mitchell carter roberts gomez phillips evans turner diaz parker \
     cruz edwards collins reyes stewart morris morales murphy cook rogers gutierrez ortiz morgan cooper peterson \
     bailey reed kelly howard ramos kim cox ward richardson watson brooks chavez wood bennett gray mendoza ruiz \
     hughes alvarez castillo sanders patel myers ross foster jimenez wang li zhang chen liu yang huang zhao wu zhou \
     xu sun ma zhu hu guo lin luo gao zheng liang tang xie yu song deng han feng cao peng zeng xiao tian dong pan \
     yuan cai jiang ye du cheng wei su lu ding ren yao shen zhong cui tan fan liao shi jin lee park choi jung kang \
     cho yoon jang lim oh seo shin kwon hwang ahn jeong sato suzuki takahashi tanaka watanabe ito yamamoto nakamura \
     kobayashi kato yoshida yamada sasaki yamaguchi matsumoto inoue kimura hayashi shimizu saito müller schmidt \
     schneider fischer weber meyer wagner becker schulz hoffmann schäfer koch bauer richter klein wolf schröder \
     neumann schwarz zimmermann braun krüger hofmann hartmann lange schmitt werner krause lehmann köhler maier \
     huber kaiser fuchs peters scholz möller weiß jung hahn vogel keller günther berger winkler roth lorenz baumann \
     franke albrecht schuster böhm kraus vogt pfeiffer brandt martin bernard dubois petit durand leroy moreau simon \
     laurent lefebvre bertrand roux fournier morel girard mercier dupont lambert bonnet legrand garnier faure \
     rousseau blanc guérin boyer chevalier gauthier perrin lemaire dufour brunet rivière colin marchand rossi russo \
     ferrari esposito bianchi romano colombo ricci marino greco gallo conti costa giordano mancini rizzo lombardi \
     moretti barbieri fontana santoro mariani rinaldi caruso ferrara galli martini leone longo gentile martinelli \
     vitale lombardo serra coppola marchetti parisi villa garcía fernández gonzález rodríguez lópez martínez \
     sánchez pérez gómez jiménez hernández díaz moreno álvarez muñoz romero alonso gutiérrez navarro domínguez \
     vázquez silva souza oliveira santos pereira almeida ferreira ribeiro carvalho jansen visser smit meijer bakker \
     mulder bos vos hendriks dekker dijkstra jansson nilsson karlsson andersson johansson eriksson larsson olsson \
     persson svensson gustafsson hansen johansen olsen larsen andersen pedersen nielsen jensen christensen sørensen \
     rasmussen jørgensen petersen novák svoboda novotný dvořák kowalski nowak wiśniewski wójcik kowalczyk ivanov \
     petrov smirnov kuznetsov popov sokolov singh kumar sharma gupta khan ahmed ali shah rao das ghosh mukherjee \
     banerjee cohen levy mizrahi friedman goldstein rosenberg katz bourdieu foucault weber durkheim goffman \
     habermas giddens luhmann parsons marx freud hegel kant derrida latour butler"),
    (PLACE, "aberdeen adelaide albany algiers alger almería ambleside amherst angers ankara arlington armidale asunción \
     athens athína athenai auckland avignon badajoz baku bamako bandung bangalore bangkok bayreuth beirut beyrouth \
     belfast belo horizonte bergen besançon białystok bilbao bochum bologne bordighera bratislava braunschweig \
     brasília brest brighton brno brunswick bucarest bucharest bucureşti bucurești buffalo burlington cagliari \
     cádiz cairo calgary campinas canterbury cardiff carbondale charlottesville chengdu chur cincinnati \
     clermont-ferrand cleveland coimbra colchester cologne columbia columbus coventry cracow curitiba dakar dallas \
     danzig dayton delft denver detroit dijon donostia dordrecht dundee dunedin durban eichstätt eindhoven erfurt \
     erlangen essen eugene evanston exeter fayetteville florença frankfurt fribourg fukuoka gainesville galway \
     gdańsk genf genoa gothenburg göteborg granada greifswald guildford hague haifa halifax halle hanoi harare \
     hartford harlow hawthorne heidelberg hildesheim hobart homewood honolulu houston huntington hyderabad \
     indianapolis irvine islamabad ithaca iași izmir jakarta jena johannesburg kampala karachi karlsruhe kaunas \
     kiel kiev kyiv kyïv kingston knoxville koblenz konstanz kolkata kraków kuala lumpur lahore lancaster lanham \
     lausanne laval leicester leiden leningrad lewiston liège lima lisbonne liverpool livorno ljubljana lódź łódź \
     lublin lucca lund luxembourg luzern lviv maastricht macerata madras magdeburg mainz málaga malmö manila maputo \
     marburg medford medellín melbourne memphis mexico miami milwaukee minsk moncton monterrey montevideo \
     montpellier montréal münster murcia nairobi namur nantes nashville neuchâtel newark newcastle nicosia nijmegen \
     norwich nottingham novosibirsk nuremberg nürnberg odense odessa oldenburg omaha ontario orléans osnabrück \
     oviedo paderborn palo alto pamplona paramaribo passau pasadena pavia perth pittsburgh plymouth poitiers porto \
     alegre portland poznań praha pretoria providence provo quebec québec quito raleigh ravenna regensburg reims \
     rennes reykjavik riga rijeka janeiro rochester rostock rouen salamanca salem paulo sevilla sheffield \
     sherbrooke siegen skopje sofia southampton speyer springfield stockton storrs strassburg swansea syracuse \
     szeged taipei tallinn tampa tampere tarragona tartu tbilisi tehran tempe thessaloniki tilburg tokio toledo \
     torino tours trento trier tripoli troms tromsø trondheim tucson tunis turku ulm umeå urbino uppsala valencia \
     valladolid valparaíso vannes vaduz vilnius waltham warwick waterloo weimar wellington winnipeg winterthur \
     worcester wrocław wuhan wuppertal xiamen york yaoundé zagreb zaragoza zwolle beograd brixton parma lecce \
     cosenza rimini salerno siracusa taranto novara alessandria cremona pistoia arezzo cesena soveria mannelli \
     catanzaro rubbettino lugano bellinzona aarau gallen weilerswist frankenthal godesberg stuttgart-bad cannstatt \
     ostfildern schwalbach kronberg neuwied meisenheim glashütten hilden gräfelfing ebenhausen starnberg landsberg"),
    (IDENTIFIER, "doi isbn issn arxiv pmid pmcid pubmed urn hdl handle mr zbl ark lccn"),
];

/// Classes by the hash of a word.
type Table = HashMap<u64, Classes, BuildHasherDefault<Mixed>>;

/// The classes of a word in lower case, without a trailing stop.
pub fn classes_of(word: &str) -> Classes {
    classes_of_hash(hash_bytes(word.as_bytes()))
}

/// The classes of the word with this hash ([`hash_bytes`] of it in lower case).
pub fn classes_of_hash(word: u64) -> Classes {
    static TABLE: OnceLock<Table> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let mut table: Table = HashMap::default();
        for (class, words) in LISTS {
            for word in words.split_ascii_whitespace() {
                *table.entry(hash_bytes(word.as_bytes())).or_insert(0) |= class;
            }
        }
        for name in given::all() {
            *table.entry(hash_bytes(name.to_lowercase().as_bytes())).or_insert(0) |= GIVEN;
        }
        table
    });
    table.get(&word).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_may_belong_to_several_classes() {
        assert_ne!(classes_of("oxford") & PUBLISHER, 0);
        assert_ne!(classes_of("oxford") & PLACE, 0);
        assert_eq!(classes_of("xyzzy"), 0);
    }
}
