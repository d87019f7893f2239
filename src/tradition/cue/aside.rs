//! Words and headings of what no school is told in: guides, facts, the author's own study.

use super::rules;

rules! {
    /// Paragraphs that give facts, measures, instruments, guides for readers, or the author's own work.
    ASIDE = concat!(
        r"\b(?:this (?:article|paper|essay|chapter|study|review|section) (?:contributes|argues|examines|asks|",
        r"is about|presents|reports|offers|investigates|explores|concerns|draws)|a word (?:about|on)|",
        r"before turning|no(?:ne|t one) of (?:these|this|them|it|the studies)\b.*\b(?:position|adjudicat\w*|",
        r"refuted|confirmed|assembled|written|meant|takes?|belongs?)|use (?:them|it) all|used all of|",
        r"facts and not|readers (?:new|who|may|will)|well served by|(?:good|excellent|general) (?:treatments|",
        r"overviews|surveys|introductions|reviews)|anthologies|handbooks?|(?:ample|large|vast|considerable|",
        r"enormous) literature|(?:too large|too vast) (?:for|to)|we (?:coded|analy[sz]ed|interviewed|collected|",
        r"measured|recruited|conducted|used|transcribed)|i (?:conducted|interviewed|collected|spent|coded|",
        r"transcribed|draw (?:these|from))|our (?:own )?(?:archive|sample|participants|interviews|corpus|",
        r"material)|(?:is|are|was|were) (?:usually |commonly |often )?measured|outcome measure|instruments?|",
        r"remains? the place to look|have been compiled|data ?sets?|series (?:now )?exist|sources? of data|",
        r"mixed[- ]methods?|fieldwork|software|for details)\b",
    );
    /// Headings under which no school is at home.
    ASIDE_HEADING = concat!(
        r"^[\divx. ]*(?:methods?|methodology|data|materials?|measures?|tasks?|procedures?|participants|results|",
        r"findings|discussion|conclusions?|summary|scope|limitations|implications|where we stand|case|cases|",
        r"setting|research design|acknowledge?ments?|funding|appendix|notes?|abstract|keywords|tasks and measures|",
        r"aims?|contributions?|outlook|not (?:considered|treated|discussed|covered)|(?:what|matters|questions|",
        r"topics) (?:is |are )?(?:left|not)|exclusions?|predictions?|overview|(?:related|open) (?:issues|",
        r"questions|problems))\b",
    );
    /// Headings of the parts of any paper in which a review may stand; no school's name.
    PART_HEADING = concat!(
        r"^[\divx. ]*(?:introduction|background|context|(?:literature |theoretical |critical )?review|theory|",
        r"related work|previous research|the literature|literature|theoretical (?:background|framework))\b",
    );
    /// The author's own study.
    OWN_STUDY = concat!(
        r"\b(?:in (?:this|the present|the following) (?:article|paper|study|essay|chapter|section|review|thesis|",
        r"dissertation|work)|(?:this|the present|the current) (?:article|paper|study|essay|chapter|thesis) |",
        r"what follows|in what follows|(?:we|i) (?:(?:then|also|therefore|thus|first|now|will|shall) )?(?:code|",
        r"coded|transcribe|transcribed|recruit|recruited|sample|sampled|select|selected|retain|take|took|use|used|",
        r"adopt|adopted|conduct|conducted|collect|collected|interview|interviewed|analy[sz]e|analy[sz]ed|report|",
        r"propose|test|tested|estimate|estimated|follow|followed|rely|relied|contribute|therefore|measure|",
        r"measured|argue|show|ask|address|examine|examined|build|draw|drew|hypothesi[sz]e|return|develop)\b|",
        r"our (?:own |empirical |main )?(?:study|data|analysis|sample|measures?|approach|results|findings|model|",
        r"contribution|argument|archive|participants|treatment|experiment)\b|my (?:own )?(?:study|data|analysis|",
        r"argument|fieldwork|material|approach|contribution|case)\b)",
    );
    /// "In this article".
    THIS_PAPER = r"\b(?:in )?(?:this|the present|the following) (?:article|paper|study|essay|chapter|thesis|dissertation)\b";
    /// "H1", "we hypothesize": what the author's own study is to test.
    OWN_HYPOTHESIS = r"\bh(?:ypothesis )?\d[a-d]?\b|\b(?:we|i) (?:\w+ )?(?:hypothesi[sz]e|expect|predict|posit)\b";
    /// Headings of the author's own study.
    OWN_HEADING = concat!(
        r"^[\divxabc. ]*(?:(?:the )?(?:present|current) (?:study|research|paper|article)|this (?:study|paper|",
        r"article)|our (?:approach|study|contribution|model|method)|(?:research )?(?:methods?|methodology)|",
        r"materials?|data|results|findings|experiments?|conclusions?|discussion|participants|procedures?|measures|",
        r"implementation|evaluation|acknowledge?ments?|supplementary|appendix)\b",
    );
    /// A reference to the author's own work elsewhere.
    OWN_WORK = concat!(
        r"\b(?:i|we) (?:discuss|develop|address|return to|have (?:argued|shown|discussed|described)|take up|treat|",
        r"describe|argue) [^.;]{0,40}\belsewhere\b|\bdescription has been given\b|\bsee (?:our|my)\b|",
        r"\bour (?:earlier|previous|own)\b|\bmy (?:earlier|previous|own)\b|\(author,",
    );
    /// Instruments and procedures of the author's own study: what they come from belongs to no school.
    PROCEDURE = concat!(
        r"^\W*(?:the|our|this) (?:measures?|scales?|coding|codes?|items?|procedures?|protocol|operationali[sz]ation|",
        r"questionnaire)",
        r"(?: (?:of|for) [\w -]{3,60}?)? (?:follow(?:s|ed)?|(?:is|was|were|are) (?:taken|adapted|borrowed|derived|",
        r"drawn) from) ",
        r"(?:(?:that|those) of )?[\w’'-]+(?: (?:and|et|&) [\w’'.-]+(?: al\.?)?)? ?[\(\[]|",
        r"\b(?:was|were|are|is) (?:then |also |first )?(?:transcribed|fitted|estimated|coded|analy[sz]ed|computed|",
        r"implemented|scored|assessed|recruited|sampled|calculated|modelled|modeled|annotated|digiti[sz]ed|",
        r"simulated|processed) (?:in|with|by|using|on|for|following|according|as)\b",
    );
    /// What the author's own study is made of, at a paragraph's head: "the data I use in later chapters", "for the analyses below".
    OWN_MATERIAL = concat!(
        r"^\W*(?:for (?:the|our|my) (?:\w+ )?(?:analys[ie]s|estimates?|figures|quotations|counts|models?)|(?:the|",
        r"our|my|all|most|these) (?:[\w-]+ ){0,2}?(?:data|materials?|samples?|estimates?|quotations|figures|",
        r"counts|corpus|corpora|interviews|chapters|cases|measures|translations|texts|sources) (?:used |",
        r"analy[sz]ed |below |here |in later chapters )?(?:that )?(?:(?:i|we) (?:use|used|draw|drew|rely|report|",
        r"analy[sz]e)|used|analy[sz]ed|come|comes|came|are from|is from|were|was|that follow|reported)\b|",
        r"(?:quotations|translations|figures|counts|data|interviews|coding|transcripts) (?:are|is|were|was|come|",
        r"came) (?:\w+ )?(?:from|by|taken|drawn|collected|mine|my|our|coded|carried|conducted|based|available|",
        r"provided|produced|as)\b)",
    );
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use super::*;

    #[test]
    fn the_author_s_own_figures_are_told_from_those_spoken_of() {
        check(
            &OWN_MATERIAL,
            &["figures are taken from the census.", "the data we use come from ledgers.", "translations are mine."],
            &["figures of speech are not ornaments.", "data are never raw."],
        );
    }
}
