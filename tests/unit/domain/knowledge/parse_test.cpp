// Broken knowledge stops the build: each mistake with its file, its line and its reason.
#include "domain/knowledge/parse.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace asepsie::knowledge {
namespace {

std::string question(const std::string& id, const std::string& kind, const std::string& more)
{
    return "[[section.question]]\nid = \"" + id + "\"\nkind = \"" + kind
        + "\"\nask.fr = \"q ?\"\nask.en = \"q?\"\ngood.fr = \"g\"\ngood.en = \"g\"\nwhy.fr = \"y\"\nwhy.en = \"y\"\nrule = \"r\"\nclause = \"c\"\nsource = \"s\"\nstatus = \"own\"\n" + more;
}

std::string step(const std::string& id, const std::string& phase, const std::string& more)
{
    return "[[step]]\nid = \"" + id + "\"\nphase = \"" + phase + "\"\ntext.fr = \"" + id + "\"\ntext.en = \"" + id + "\"\n" + more;
}

std::string advice(const std::string& opinion)
{
    return "[[advice]]\nopinion = \"" + opinion + "\"\ntitle.fr = \"t\"\ntitle.en = \"t\"\nlead.fr = \"l\"\nlead.en = \"l\"\n[[advice.step]]\ntext.fr = \"s\"\ntext.en = \"s\"\n"
           "[[advice.step]]\nonly = [\"mail\", \"file\"]\ntext.fr = \"f\"\ntext.en = \"f\"\n";
}

// The smallest whole knowledge.
std::vector<SourceFile> whole()
{
    const std::string texts = "title.fr = \"t\"\ntitle.en = \"t\"\n";
    return {
        {"facts/g.toml", "[[fact]]\nid = \"locked\"\ntype = \"boolean\"\nmeaning.fr = \"m\"\nmeaning.en = \"m\"\npersonal = false\n"
                         "[[fact]]\nid = \"delay\"\ntype = \"integer\"\nunit = \"seconds\"\nmeaning.fr = \"m\"\nmeaning.en = \"m\"\npersonal = false\n"},
        {"professions/p.toml", "[[profession]]\nid = \"doctor\"\nname.fr = \"Médecin\"\nname.en = \"Doctor\"\n"},
        {"checklist/01-one.toml", texts + "short.fr = \"s\"\nshort.en = \"s\"\nintro.fr = \"i\"\nintro.en = \"i\"\nrules = [\"r\"]\nsource = \"s\"\nstatus = \"own\"\n"},
        {"memento/t.toml", texts
                + "[[rule]]\nid = \"r\"\ntitle.fr = \"t\"\ntitle.en = \"t\"\nwhat.fr = \"w\"\nwhat.en = \"w\"\nwhy.fr = \"y\"\nwhy.en = \"y\"\nhow.fr = [\"h\"]\nhow.en = [\"h\"]\n"
                  "question.fr = \"q ?\"\nquestion.en = \"q?\"\nask.fr = \"a\"\nask.en = \"a\"\nwho = \"me\"\nstops = [\"ransomware\"]\neffort_minutes = 5\nessential = true\n"
                  "valid_days = 30\nsource = \"s\"\nstatus = \"own\"\n"},
        {"checks/c.toml", "rule = \"r\"\nproves = \"whole\"\ndanger = 2\neffort_minutes = 5\nwho = \"me\"\nsource = \"s\"\nstatus = \"own\"\nvalid_days = 30\n" + texts
                + "met.fr = \"après {delay}\"\nmet.en = \"after {delay}\"\nnot_met.fr = \"n\"\nnot_met.en = \"n\"\nwhy.fr = \"y\"\nwhy.en = \"y\"\n"
                  "met_when = [ { fact = \"locked\", is = true }, { fact = \"delay\", at_most = 600 } ]\n[[remedy]]\nsteps.fr = [\"s\"]\nsteps.en = [\"s\"]\n"},
        {"lifecycle/l.toml", "checked_on = 2026-11-23\nsource = \"s\"\nstatus = \"own\"\n[[release]]\nproduct = \"debian\"\nversion = \"12\"\nsupport = \"long\"\nends = 2028-06-30\n"},
        {"contacts/n.toml", "[[contact]]\nid = \"x\"\nname.fr = \"n\"\nname.en = \"n\"\npurpose.fr = \"p\"\npurpose.en = \"p\"\nphone = \"17\"\nindependents = true\nsource = \"s\"\nstatus = \"own\"\nchecked_on = 2026-11-23\n"},
        {"synonyms/s.toml", "[[synonym]]\ntyped.fr = [\"a\"]\ntyped.en = [\"a\"]\nmeans.fr = [\"b\"]\nmeans.en = [\"b\"]\n"},
        {"glossary/g.toml", "[[term]]\nid = \"port\"\nword.fr = \"port\"\nword.en = \"port\"\nmeaning.fr = \"m\"\nmeaning.en = \"m\"\n"},
        {"clauses/c.toml", "theme = \"access\"\n" + texts + "text.fr = \"en {late_hours}\"\ntext.en = \"in {late_hours}\"\nask.fr = \"a\"\nask.en = \"a\"\nrisk.fr = \"r\"\nrisk.en = \"r\"\n"
                                                           "activities = []\nessential = true\nsource = \"s\"\nstatus = \"own\"\n"},
        {"questionnaires/q1-general.toml", texts + "short.fr = \"s\"\nshort.en = \"s\"\nintro.fr = \"i\"\nintro.en = \"i\"\nversion = \"1\"\nactivities = [\"hosts\"]\nsource = \"s\"\nstatus = \"own\"\n"
                + "[[section]]\n" + texts + question("named", "yes_no", "contradicted_by = [\"c\"]\nmay_not_apply = true\n")
                + question("late_hours", "figure", "unit = \"hours\"\ngood_at_most = 24\nnegotiate_at_most = 72\nasked_if = { question = \"named\", is = [\"yes\"] }\n")
                + question("ends", "date", "good_for_days = 30\nnever = \"negotiate\"\npromise.fr = \"Le faire\"\npromise.en = \"Do it\"\n")
                + question("where", "choice", "[[section.question.choice]]\nid = \"eea\"\ntext.fr = \"e\"\ntext.en = \"e\"\nverdict = \"good\"\n"
                                              "[[section.question.choice]]\nid = \"outside\"\ntext.fr = \"h\"\ntext.en = \"o\"\nverdict = \"red_flag\"\n")},
        {"territories/t.toml", "source = \"s\"\nstatus = \"own\"\n[[territory]]\nid = \"home\"\nname.fr = \"n\"\nname.en = \"n\"\nminutes_ahead_of_utc = 60\nsummer = \"europe\"\n"},
        {"incident/d.toml", "[[deadline]]\nid = \"cnil\"\n" + texts + "what.fr = \"w\"\nwhat.en = \"w\"\nhours = 72\nfrom = \"data_known\"\nstarts.fr = \"s\"\nstarts.en = \"s\"\napplies = \"data\"\n"
                            "late.fr = \"l\"\nlate.en = \"l\"\narticle.fr = \"a\"\narticle.en = \"a\"\nsource = \"s\"\nstatus = \"own\"\nchecked_on = 2026-11-23\n"
                            "[[fact]]\nid = \"nature\"\nkind = \"lines\"\nlabel.fr = \"l\"\nlabel.en = \"l\"\ngap.fr = \"g\"\ngap.en = \"g\"\n"},
        {"letters/01-notice.toml", texts + "use.fr = \"u\"\nuse.en = \"u\"\nregister = \"formal\"\nrecipient = \"x\"\ndeadline = \"cnil\"\nsource = \"s\"\nstatus = \"own\"\n"
                                           "[[part]]\ncontent = \"33.3.a\"\n" + texts + "text.fr = \"voici {nature}\"\ntext.en = \"here {nature}\"\nonly_with = \"nature\"\n"},
        {"reflex/01-ransom.toml", texts + "short.fr = \"s\"\nshort.en = \"s\"\nsigns.fr = \"s\"\nsigns.en = \"s\"\nattack = true\ndata = \"presumed\"\nanother_device = true\n"
                                          "never.fr = [\"n\"]\nnever.en = [\"n\"]\ncare.fr = [\"c\"]\ncare.en = [\"c\"]\nreturn.fr = [\"r\"]\nreturn.en = [\"r\"]\nlessons = [\"r\"]\nsource = \"s\"\nstatus = \"own\"\n"
                + step("unplug", "first_minutes", "") + step("call", "first_hour", "call = \"insurer\"\n") + step("tell", "first_days", "deadline = \"cnil\"\nletter = \"notice\"\n") + step("learn", "after", "")},
        {"exercises/01-ransom.toml", texts + "lead.fr = \"l\"\nlead.en = \"l\"\nsituation = \"ransom\"\nminutes = 15\nhours = 72\nsource = \"s\"\nstatus = \"own\"\n"
                                             "[[event]]\nhour = 0\ntext.fr = \"t\"\ntext.en = \"t\"\nask.fr = \"a\"\nask.en = \"a\"\ngood.fr = \"g\"\ngood.en = \"g\"\nrule = \"r\"\n"},
        {"brands/b.toml", "source = \"s\"\nstatus = \"own\"\nchecked_on = 2026-11-28\n[[brand]]\nid = \"ameli\"\nname = \"Ameli\"\nkind = \"health\"\nnames = [\"assurance maladie\"]\n"
                          "common = [\"securite sociale\"]\ndomains = [\"ameli.fr\"]\nmarks = [\"ameli\"]\nshort = \"Sécu\"\n"},
        {"detectors/wants_refund.toml", "group = \"intent\"\nweight = \"hint\"\nsource = \"s\"\nstatus = \"own\"\n" + texts
                + "what.fr = \"dit {shown}\"\nwhat.en = \"says {shown}\"\nwhy.fr = \"y\"\nwhy.en = \"y\"\n"},
        {"detectors/look_alike.toml", "group = \"presentation\"\nweight = \"note\"\nsource = \"s\"\nstatus = \"own\"\n" + texts + "what.fr = \"w\"\nwhat.en = \"w\"\nwhy.fr = \"y\"\nwhy.en = \"y\"\n"},
        {"intents/wants_refund.toml", "strong.fr = [\"un remboursement (de|) # euros\"]\ncommon.en = [\"a refund\"]\nalone.fr = [\"votre remboursement vous attend\"]\n"},
        {"mail/m.toml", "source = \"s\"\nstatus = \"own\"\nchecked_on = 2026-11-28\n[places]\nshorteners = [\"bit.ly\"]\nfree_mail = [\"gmail.com\"]\nfree_hosting = [\"pages.dev\"]\n"
                        "newsletter_services = [\"brevo.com\"]\ngateways = [\"urldefense.com\"]\nredirectors = [\"google.com/url\"]\nrisky_endings = [\"xyz\"]\n"
                        "[[excuse]]\nid = \"gateway\"\ntext.fr = \"t\"\ntext.en = \"t\"\n"
                + advice("clear") + advice("suspicious") + advice("dangerous") + advice("unreadable")
                + "[[report]]\nid = \"spam\"\nname.fr = \"n\"\nname.en = \"n\"\nwhat.fr = \"w\"\nwhat.en = \"w\"\nabout = \"mail\"\nsource = \"s\"\nstatus = \"own\"\nchecked_on = 2026-11-28\n"},
        {"words/w.toml", "hello.fr = \"bonjour {n}\"\nhello.en = \"hello {n}\"\n"},
    };
}

// The mistakes after one replacement in one file.
std::string mistakes_after(const std::string& path, const std::string& replaced, const std::string& by)
{
    std::vector<SourceFile> files = whole();
    for (SourceFile& file : files) {
        if (file.path == path) {
            const std::size_t at = file.text.find(replaced);
            EXPECT_NE(at, std::string::npos) << replaced;
            file.text.replace(at, replaced.size(), by);
        }
    }
    std::string all;
    const ParseOutcome outcome = parse_catalogue(std::move(files));
    EXPECT_EQ(outcome.mistakes.empty(), outcome.catalogue.has_value());
    for (const Mistake& mistake : outcome.mistakes) {
        all += to_string(mistake) + "\n";
    }
    return all;
}

TEST(Knowledge, is_read_whole)
{
    const ParseOutcome outcome = parse_catalogue(whole());
    for (const Mistake& mistake : outcome.mistakes) {
        ADD_FAILURE() << to_string(mistake);
    }
    ASSERT_TRUE(outcome.catalogue.has_value());
    const Catalogue& catalogue = outcome.catalogue->catalogue();
    EXPECT_EQ(catalogue.facts[0].id, "delay") << "sorted by id";
    const Question* late = catalogue.question("late_hours");
    ASSERT_NE(late, nullptr);
    EXPECT_EQ(late->figure.good_most, 24);
    EXPECT_EQ(late->figure.negotiable_most, 72);
    EXPECT_EQ(late->figure.asked_for(), 24);
    EXPECT_FALSE(late->figure.good_least.has_value());
    EXPECT_EQ(catalogue.question("ends")->never, Worth::negotiate);
    EXPECT_EQ(catalogue.question("ends")->promise.fr, "Le faire");
    EXPECT_EQ(late->asked_if, "named");
    EXPECT_EQ(catalogue.question("where")->choices[1].worth, Worth::red_flag);
    EXPECT_EQ(catalogue.questionnaire("q1"), catalogue.questionnaire("general"));
    EXPECT_EQ(catalogue.check("c")->met_when.size(), 2U);
    EXPECT_EQ(catalogue.rule("r")->question.fr, "q\u202F?");
    EXPECT_EQ(catalogue.item("1"), catalogue.item("one"));
    EXPECT_EQ(catalogue.item("2"), nullptr);
}

TEST(Knowledge, refuses_what_is_wrong_and_says_where)
{
    const auto expect = [](const std::string& path, const std::string& replaced, const std::string& by, const std::string& reason) {
        const std::string said = mistakes_after(path, replaced, by);
        EXPECT_NE(said.find(reason), std::string::npos) << "after \"" << by << "\" in " << path << ":\n" << said;
        EXPECT_NE(said.find("knowledge/"), std::string::npos);
    };
    expect("checks/c.toml", "title.en = \"t\"\n", "", "checks/c.toml");
    expect("checks/c.toml", "title.en = \"t\"\n", "", "title.en is missing");
    expect("checks/c.toml", "rule = \"r\"", "rule = \"other\"", "knowledge/checks/c.toml:1: no rule is called other");
    expect("checks/c.toml", "source = \"s\"\n", "", "source is missing");
    expect("checks/c.toml", "source = \"s\"", "source = \" \"", "source should be a text that is not empty");
    expect("checks/c.toml", "danger = 2", "danger = 4", "danger should be a whole number from 1 to 3");
    expect("checks/c.toml", "fact = \"locked\"", "fact = \"unheard\"", "no fact is called unheard");
    expect("checks/c.toml", "is = true", "at_least = 3", "does not suit a fact of type boolean");
    expect("checks/c.toml", "is = true", "is = \"yes\"", "the value is not of the fact's type");
    expect("checks/c.toml", "is = true", "is = true, is_not = false", "a condition has one comparison");
    expect("checks/c.toml", "{delay}", "{dealy}", "{dealy}, which is no fact");
    expect("checks/c.toml", "met_when = [ { fact = \"locked\", is = true }, { fact = \"delay\", at_most = 600 } ]", "met_when = []", "a check that cannot fail is none");
    expect("checks/c.toml", "[[remedy]]\n", "[[remedy]]\nwhen = [ { fact = \"locked\", is = true } ]\n", "the last remedy should hold on every system");
    expect("checks/c.toml", "[[remedy]]\n", "applies_when = [ { fact = \"locked\", is = true } ]\n[[remedy]]\n", "not_applicable is said if and only if");
    expect("checks/c.toml", "who = \"me\"", "who = \"nobody\"", "it should be one of: me, supplier, both");
    expect("checks/c.toml", "danger = 2", "danger = 2\ncolour = \"red\"", "nothing is called colour here");
    expect("memento/t.toml", "id = \"r\"", "id = \"R-1\"", "should be snake_case");
    expect("memento/t.toml", "id = \"r\"", "id = \"s\"", "no rule of the memento is called r");
    expect("memento/t.toml", "id = \"r\"", "id = \"s\"", "the rule s is in no item of the checklist");
    expect("memento/t.toml", "how.en = [\"h\"]", "how.en = [\"h\", \"i\"]", "two lists as long as each other");
    expect("memento/t.toml", "stops = [\"ransomware\"]", "stops = [\"rain\"]", "not one of the three attacks");
    expect("memento/t.toml", "title.fr = \"t\"\ntitle.en = \"t\"\nwhat", "title.fr = \"" + std::string(71, 'x') + "\"\ntitle.en = \"t\"\nwhat", "longer than 70 columns");
    expect("checklist/01-one.toml", "rules = [\"r\"]", "rules = [\"r\", \"r\"]", "already taken");
    expect("lifecycle/l.toml", "checked_on = 2026-11-23\n", "", "when it was checked");
    expect("contacts/n.toml", "phone = \"17\"\n", "", "neither phone nor url");
    expect("words/w.toml", "hello {n}", "hello", "do not have the same placeholders");
    expect("facts/g.toml", "unit = \"seconds\"\n", "", "an integer has a unit");
    expect("facts/g.toml", "personal = false\n[[fact]]", "personal = \"no\"\n[[fact]]", "personal should be true or false");
    expect("facts/g.toml", "[[fact]]", "[[fact", "knowledge/facts/g.toml:1");
}

TEST(Knowledge, refuses_questions_that_cannot_be_measured_and_clauses_nobody_asks_for)
{
    const auto expect = [](const std::string& path, const std::string& replaced, const std::string& by, const std::string& reason) {
        const std::string said = mistakes_after(path, replaced, by);
        EXPECT_NE(said.find(reason), std::string::npos) << reason << "\nwas not said, but:\n" << said;
    };
    const std::string q = "questionnaires/q1-general.toml";
    expect(q, "good_at_most = 24\n", "", "a figure is good at most so much, at least so much, or between both");
    expect(q, "good_at_most = 24\n", "good_at_least = 24\n", "negotiable beyond a side that is bounded");
    expect(q, "negotiate_at_most = 72", "negotiate_at_most = 12", "negotiable beyond a side that is bounded");
    expect(q, "good_at_most = 24\n", "good_at_most = 24\ngood_at_least = 48\n", "or between both");
    expect(q, "good_for_days = 30\n", "", "a date is good within, or for, so many days");
    expect(q, "never = \"negotiate\"", "never = \"good\"", "only a date may be \"never\", and that is never good");
    expect(q, "unit = \"hours\"", "unit = \"hours\"\nnever = \"red_flag\"", "only a date may be \"never\"");
    expect(q, "unit = \"hours\"", "unit = \"hours\"\npromise.fr = \"p\"\npromise.en = \"p\"", "a day is promised where the answer may be no or never");
    expect(q, "\"Le faire\"", "\"" + std::string(71, 'x') + "\"", "ends promises in more than 70 columns");
    expect(q, "unit = \"hours\"", "unit = \"hours\"\nformerly = \"named\"", "late_hours was formerly named, which is asked still");
    expect(q, "unit = \"hours\"", "unit = \"weeks\"", "it should be one of: minutes");
    expect(q, "is = [\"yes\"]", "is = [\"maybe\"]", "\"maybe\" is no answer to named");
    expect(q, "question = \"named\"", "question = \"where\"", "where is no earlier question");
    expect(q, "contradicted_by = [\"c\"]", "contradicted_by = [\"d\"]", "no check is called d");
    expect(q, "clause = \"c\"", "clause = \"d\"", "no clause is called d");
    expect(q, "rule = \"r\"", "rule = \"s\"", "no rule is called s");
    expect(q, "verdict = \"red_flag\"", "verdict = \"bad\"", "it should be one of: good");
    expect(q, "activities = [\"hosts\"]", "activities = []", "says whom it is for");
    expect(q, "activities = [\"hosts\"]", "activities = [\"sings\"]", "is nothing a supplier does here");
    expect("clauses/c.toml", "{late_hours}\"\ntext.en", "{named}\"\ntext.en", "do not have the same placeholders");
    expect("clauses/c.toml", "text.fr = \"en {late_hours}\"\ntext.en = \"in {late_hours}\"", "text.fr = \"{named}\"\ntext.en = \"{named}\"", "{named} is no question about a figure");
    expect("clauses/c.toml", "theme = \"access\"", "theme = \"weather\"", "it should be one of: scope");
}

TEST(Knowledge, a_clause_is_asked_for_or_stands_always)
{
    std::vector<SourceFile> files = whole();
    SourceFile other = *std::find_if(files.begin(), files.end(), [](const SourceFile& file) { return file.path == "clauses/c.toml"; });
    other.path = "clauses/d.toml";
    files.push_back(other);
    EXPECT_EQ(parse_catalogue(files).mistakes.at(0).reason, "no question asks for it, and it does not stand always");
    files.back().text += "always = true\n";
    EXPECT_TRUE(parse_catalogue(files).mistakes.empty());
}

TEST(Knowledge, refuses_an_incident_that_leads_nowhere)
{
    const auto says = [](const std::string& path, const std::string& replaced, const std::string& by, const std::string& reason) {
        const std::string said = mistakes_after(path, replaced, by);
        EXPECT_NE(said.find(reason), std::string::npos) << path << ": " << by << " says: " << said;
    };
    says("reflex/01-ransom.toml", "call = \"insurer\"", "call = \"nobody\"", "neither a contact nor somebody");
    says("reflex/01-ransom.toml", "deadline = \"cnil\"", "deadline = \"never\"", "no deadline is called never");
    says("reflex/01-ransom.toml", "letter = \"notice\"", "letter = \"lost\"", "no letter is called lost");
    says("reflex/01-ransom.toml", "id = \"call\"", "id = \"unplug\"", "stands twice");
    says("reflex/01-ransom.toml", "phase = \"after\"", "phase = \"first_days\"", "nothing to do in the phase after");
    says("reflex/01-ransom.toml", "lessons = [\"r\"]", "lessons = [\"q\"]", "no rule is called q");
    says("letters/01-notice.toml", "voici {nature}", "voici {nothing}", "nothing that can be known of an incident is called nothing");
    says("letters/01-notice.toml", "here {nature}", "here", "the same gaps");
    says("incident/d.toml", "hours = 72", "hours = 72\nown = true", "has no figure here");
    says("incident/d.toml", "checked_on = 2026-11-23", "", "laws change");
    says("exercises/01-ransom.toml", "situation = \"ransom\"", "situation = \"rain\"", "no situation is called rain");
    says("exercises/01-ransom.toml", "hour = 0", "hour = 99", "hour");
    says("territories/t.toml", "summer = \"europe\"", "summer = \"always\"", "summer");
}

TEST(Knowledge, holds_what_the_mail_analyser_looks_for)
{
    const ParseOutcome outcome = parse_catalogue(whole());
    ASSERT_TRUE(outcome.catalogue.has_value());
    const Catalogue& catalogue = outcome.catalogue->catalogue();
    ASSERT_EQ(catalogue.brands.size(), 1U);
    EXPECT_EQ(catalogue.brands[0].domains[0], "ameli.fr");
    EXPECT_EQ(catalogue.brands[0].spoken(), "Sécu");
    EXPECT_EQ(catalogue.brands[0].checked_on, (Date{std::chrono::year(2026), std::chrono::month(11), std::chrono::day(28)})) << "of its file";
    ASSERT_EQ(catalogue.intents.size(), 1U);
    EXPECT_EQ(catalogue.mail_signs[catalogue.intents[0].sign].id, "wants_refund");
    EXPECT_EQ(catalogue.mail_sign("look_alike")->weight, SignWeight::note);
    EXPECT_EQ(catalogue.intents[0].common[0], "a refund");
    EXPECT_EQ(catalogue.intents[0].alone[0], "votre remboursement vous attend");
    EXPECT_EQ(catalogue.mail_places.redirectors[0], "google.com/url");
    EXPECT_EQ(catalogue.advice("unreadable")->opinion, "unreadable");
    EXPECT_EQ(catalogue.advice("unreadable")->steps[1].only[1], "file");
    EXPECT_NE(catalogue.excuse("gateway"), nullptr);
}

TEST(Knowledge, refuses_a_sign_of_mail_that_says_nothing_or_too_much)
{
    const auto says = [](const std::string& path, const std::string& replaced, const std::string& by, const std::string& reason) {
        const std::string said = mistakes_after(path, replaced, by);
        EXPECT_NE(said.find(reason), std::string::npos) << path << ": " << by << " says: " << said;
    };
    const std::string detector = "detectors/wants_refund.toml";
    says(detector, "{shown}\"\nwhat.en = \"says {shown}\"", "{name}\"\nwhat.en = \"says {name}\"", "{name} is neither shown nor real");
    says(detector, "says {shown}", "says {real}", "do not have the same gaps");
    says(detector, "weight = \"hint\"", "weight = \"heavy\"", "it should be one of: note, hint");
    says(detector, "group = \"intent\"", "group = \"links\"", "no detector of an intent is called wants_refund");
    says(detector, "title.fr = \"t\"", "title.fr = \"" + std::string(76, 'x') + "\"", "longer than 75 columns");
    says(detector, "source = \"s\"\n", "", "source is missing");
    says("detectors/look_alike.toml", "weight = \"note\"", "weight = \"proof\"", "how a message looks proves nothing");
    says("detectors/look_alike.toml", "group = \"presentation\"", "group = \"intent\"", "no intent of that name holds its phrases");
    says("intents/wants_refund.toml", "a refund", "A refund", "lower case without accents");
    says("intents/wants_refund.toml", "un remboursement (de|) # euros", "remboursé", "lower case without accents");
    says("intents/wants_refund.toml", "(de|)", "(de|", "choices in pairs of parentheses");
    says("intents/wants_refund.toml", "(de|)", "de|)", "choices in pairs of parentheses");
    says("intents/wants_refund.toml", "a refund", "a b c d e f g h i j k l m", "at most 12 words");
    says("intents/wants_refund.toml", "a refund", "(|)", "at most 12 words");
    says("intents/wants_refund.toml", "strong.fr = [\"un remboursement (de|) # euros\"]\ncommon.en = [\"a refund\"]\nalone.fr = [\"votre remboursement vous attend\"]\n", "", "an intent without a phrase");
    says("intents/wants_refund.toml", "strong.fr = [\"un remboursement (de|) # euros\"]", "strong = [\"x\"]", "should have fr, en or other");
}

TEST(Knowledge, refuses_a_name_that_nobody_owns_and_advice_that_is_missing)
{
    const auto says = [](const std::string& path, const std::string& replaced, const std::string& by, const std::string& reason) {
        const std::string said = mistakes_after(path, replaced, by);
        EXPECT_NE(said.find(reason), std::string::npos) << path << ": " << by << " says: " << said;
    };
    says("brands/b.toml", "domains = [\"ameli.fr\"]", "domains = []", "has no name or no domain");
    says("brands/b.toml", "names = [\"assurance maladie\"]\ncommon = [\"securite sociale\"]\n", "", "has no name or no domain");
    says("brands/b.toml", "assurance maladie", "Assurance Maladie", "a name is in lower case without accents");
    says("brands/b.toml", "[\"ameli.fr\"]", "[\"https://ameli.fr\"]", "is no host in lower case");
    says("brands/b.toml", "[\"ameli.fr\"]", "[\"Ameli.fr\"]", "is no host in lower case");
    says("brands/b.toml", "marks = [\"ameli\"]", "marks = [\"ame\"]", "a mark is one label of at least 4 letters");
    says("brands/b.toml", "kind = \"health\"", "kind = \"magic\"", "it should be one of: health");
    says("brands/b.toml", "checked_on = 2026-11-28\n", "", "domains change hands");
    says("mail/m.toml", advice("dangerous"), "", "nothing says what to do with a message that is dangerous");
    says("mail/m.toml", advice("dangerous"), advice("clear"), "clear");
    says("mail/m.toml", "[[advice.step]]\ntext.fr = \"s\"\ntext.en = \"s\"\n", "", "advice without a step that is always said");
    says("mail/m.toml", "only = [\"mail\", \"file\"]", "only = [\"parcel\"]", "nobody knows when a message is parcel");
    says("mail/m.toml", "shorteners = [\"bit.ly\"]", "shorteners = [\"a@bit.ly\"]", "is no host in lower case");
    says("mail/m.toml", "about = \"mail\"", "about = \"rain\"", "it should be one of: mail");
}

TEST(Knowledge, refuses_an_empty_folder)
{
    std::vector<SourceFile> files = whole();
    files.pop_back();
    const ParseOutcome outcome = parse_catalogue(std::move(files));
    ASSERT_EQ(outcome.mistakes.size(), 1U);
    EXPECT_EQ(outcome.mistakes[0].reason, "the folder holds no file");
}

}  // namespace
}  // namespace asepsie::knowledge
