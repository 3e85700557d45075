// Broken knowledge stops the build: each mistake with its file, its line and its reason.
#include "domain/knowledge/parse.h"

#include <gtest/gtest.h>

namespace asepsie::knowledge {
namespace {

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
        {"checks/c.toml", "rule = \"r\"\ndanger = 2\neffort_minutes = 5\nwho = \"me\"\nsource = \"s\"\nstatus = \"own\"\nvalid_days = 30\n" + texts
                + "met.fr = \"après {delay}\"\nmet.en = \"after {delay}\"\nnot_met.fr = \"n\"\nnot_met.en = \"n\"\nwhy.fr = \"y\"\nwhy.en = \"y\"\n"
                  "met_when = [ { fact = \"locked\", is = true }, { fact = \"delay\", at_most = 600 } ]\n[[remedy]]\nsteps.fr = [\"s\"]\nsteps.en = [\"s\"]\n"},
        {"lifecycle/l.toml", "checked_on = 2026-11-23\nsource = \"s\"\nstatus = \"own\"\n[[release]]\nproduct = \"debian\"\nversion = \"12\"\nsupport = \"long\"\nends = 2028-06-30\n"},
        {"contacts/n.toml", "[[contact]]\nid = \"x\"\nname.fr = \"n\"\nname.en = \"n\"\npurpose.fr = \"p\"\npurpose.en = \"p\"\nphone = \"17\"\nindependents = true\nsource = \"s\"\nstatus = \"own\"\nchecked_on = 2026-11-23\n"},
        {"glossary/g.toml", "[[term]]\nid = \"port\"\nword.fr = \"port\"\nword.en = \"port\"\nmeaning.fr = \"m\"\nmeaning.en = \"m\"\n"},
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
