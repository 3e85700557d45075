// make_form write LANGUAGE FILE: a small questionnaire for the browser's stories. make_form read FILE: what came back, as one JSON object.
#include "domain/words/say.h"
#include "foundation/document/answer_page.h"
#include "foundation/document/html_form.h"
#include "foundation/json/json.h"

#include <cstdio>
#include <fstream>
#include <iterator>

namespace asepsie {
namespace {

using document::Document;
using document::Field;
using document::FormWords;
using knowledge::Language;

struct Text {
    const char* fr;
    const char* en;
};

class Questionnaire {
public:
    explicit Questionnaire(Language language) : m_language(language), m_document{language == Language::french ? "fr" : "en", "", {}} {}

    void title(Text text)
    {
        m_document.title = said(text);
        m_document.add(document::Heading{1, said(text)});
    }
    void section(Text text) { m_document.add(document::Heading{2, said(text)}); }
    void paragraph(Text text) { m_document.add(document::Paragraph{said(text)}); }
    Field& ask(Field::Kind kind, std::string name, Text label, Text hint = {"", ""})
    {
        m_document.add(Field{kind, std::move(name), said(label), said(hint)});
        return std::get<Field>(m_document.blocks.back());
    }
    void yes_no(const std::string& name, Text label, Text hint = {"", ""})
    {
        ask(Field::Kind::choice, name, label, hint).options = {{"yes", said({"Oui", "Yes"})}, {"partly", said({"En partie", "Partly"})}, {"no", said({"Non", "No"})}, {"not_applicable", said({"Sans objet", "Does not apply"})}};
        ask(Field::Kind::date, name + ".by", {"Ce sera fait avant le", "It will be done by"});
        ask(Field::Kind::line, name + ".proof", {"Preuve jointe ou à venir", "Proof, attached or to come"});
        ask(Field::Kind::lines, name + ".remark", {"Remarque", "Remark"});
    }
    [[nodiscard]] std::string said(Text text) const { return m_language == Language::french ? text.fr : text.en; }
    [[nodiscard]] const Document& document() const { return m_document; }

private:
    Language m_language;
    Document m_document;
};

Questionnaire questionnaire(Language language)
{
    using Kind = Field::Kind;
    Questionnaire q(language);
    q.title({"Questions du cabinet Martin à Réseau Santé", "Questions from the Martin practice to Réseau Santé"});
    q.section({"Le contrat et les contacts", "The contract and the contacts"});
    q.yes_no("contract_written", {"Un document signé dit-il ce que votre service couvre, et ce que vous faites si le cabinet subit une cyberattaque ?", "Does a signed document say what your service covers, and what you do if the practice suffers a cyber attack?"});
    q.ask(Kind::lines, "security_contact", {"Qui joindre chez vous pour un incident de sécurité ?", "Whom do we reach at your company for a security incident?"}, {"Nom ou fonction, téléphone, et que faire la nuit et les jours fériés.", "Name or role, telephone, and what to do at night and on holidays."});
    q.ask(Kind::figure, "incident_notice", {"En combien de temps prévenez-vous le cabinet d'un incident ?", "How soon do you tell the practice of an incident?"}).unit = q.said({"heures", "hours"});
    q.ask(Kind::date, "contract_end", {"Quand le contrat prend-il fin ?", "When does the contract end?"});
    q.section({"Vos accès chez nous", "Your access to our computers"});
    q.yes_no("named_accounts", {"Chaque technicien a-t-il un compte à son nom ?", "Does each technician have an account in their own name?"});
    q.yes_no("remote_access", {"Vous connectez-vous à distance à nos ordinateurs ?", "Do you connect to our computers from a distance?"}, {"Par n'importe quel outil, même rarement.", "By whatever tool, even seldom."});
    Field& tool = q.ask(Kind::choice, "remote_tool", {"Quand la connexion à distance est-elle possible ?", "When is the connection from a distance possible?"});
    tool.options = {{"on_demand", q.said({"Seulement quand le cabinet l'ouvre", "Only when the practice opens it"})}, {"hours", q.said({"Aux heures ouvrées", "In working hours"})}, {"always", q.said({"À tout moment", "At any time"})}};
    tool.asked_if = "remote_access";
    tool.asked_values = {"yes", "partly"};
    Field& second = q.ask(Kind::line, "remote_lock", {"Quel second verrou protège cette connexion ?", "Which second lock protects that connection?"});
    second.asked_if = "remote_tool";
    second.asked_values = {"hours", "always"};
    q.section({"Les sauvegardes", "The backups"});
    q.yes_no("backup_tested", {"Avez-vous restauré un fichier du cabinet cette année ?", "Have you restored a file of the practice this year?"});
    q.yes_no("backup_offline", {"Une copie reste-t-elle débranchée du réseau ?", "Does one copy stay unplugged from the network?"});
    q.ask(Kind::tick, "backup_seen", {"Le cabinet reçoit un compte rendu de chaque sauvegarde.", "The practice receives a report of each backup."});
    q.ask(Kind::line, "backup_place", {"Dans quel pays les copies sont-elles gardées ?", "In which country are the copies kept?"});
    q.ask(Kind::date, "backup_last_tried", {"Quand avez-vous essayé la dernière restauration ?", "When did you last try a restoration?"}).when = Field::When::done;
    q.ask(Kind::tick, "backup_last_tried.never", {"Jamais à ce jour", "Never so far"});
    Field& planned = q.ask(Kind::date, "backup_last_tried.by", {"Prévu pour le", "Planned for"});
    planned.when = Field::When::promised;
    planned.asked_if = "backup_last_tried.never";
    planned.asked_values = {"yes"};
    q.section({"Votre engagement", "Your commitment"});
    q.paragraph({"Ces réponses engagent votre entreprise. Elles seront jointes au contrat.", "These answers commit your company. They will be attached to the contract."});
    for (const auto& [name, label] : {std::pair<const char*, Text>{"signer.name", {"Nom et prénom", "Name"}}, {"signer.role", {"Fonction", "Role"}}}) {
        q.ask(Kind::line, name, label).required = true;
    }
    q.ask(Kind::date, "signer.date", {"Date", "Date"}).required = true;
    q.ask(Kind::tick, "signer.accepts", {"J'ai qualité pour répondre, et ces réponses sont exactes à ce jour.", "I am entitled to answer, and these answers are true as of today."}).required = true;
    q.ask(Kind::signature, "signature", {"Signature", "Signature"});
    return q;
}

FormWords words_in(Language language)
{
    FormWords words;
    for (const document::FormWord& word : document::form_words) {
        std::initializer_list<words::Gap> gaps = {{"answered", "{answered}"}, {"asked", "{asked}"}, {"count", "{count}"}, {"file", "{file}"}, {"list", "{list}"}, {"practice", language == Language::french ? "Cabinet Martin, contact@cabinet-martin.example" : "the Martin practice, contact@cabinet-martin.example"}};
        words.*word.text = words::say_named(knowledge::embedded_catalogue(), "form_" + std::string(word.id), language, gaps);
    }
    return words;
}

int write(Language language, const char* file)
{
    const std::string page = document::to_html_form(questionnaire(language).document(), {{{"asepsie.request", "r-7f3a"}, {"asepsie.version", "2026-11"}}, words_in(language), "questionnaire-CABINET-reponses.html", "questionnaire-CABINET-brouillon.html"});
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    out << page;
    return out.flush() ? 0 : 1;
}

int read(const char* file)
{
    std::ifstream in(file, std::ios::binary);
    const auto page = document::read_answer_page(std::string(std::istreambuf_iterator<char>(in), {}));
    const auto fields = page.ok() ? document::fields_of(page->payload) : Result<std::map<std::string, std::string, std::less<>>>(page.error());
    if (!fields.ok()) {
        std::fprintf(stderr, "%s\n", fields.error().detail.c_str());
        return 1;
    }
    json::Object named;
    for (const auto& [name, value] : *fields) {
        named[name] = value;
    }
    std::fputs(json::write_pretty(json::Object{{"draft", page->is_draft()}, {"code", document::telephone_code(page->key, page->payload)}, {"fields", std::move(named)}}).c_str(), stdout);
    return 0;
}

}  // namespace
}  // namespace asepsie

int main(int argc, char** argv)
{
    using asepsie::knowledge::Language;
    const std::string_view verb = argc > 1 ? argv[1] : "";
    if (verb == "write" && argc == 4) {
        return asepsie::write(std::string_view(argv[2]) == "fr" ? Language::french : Language::english, argv[3]);
    }
    if (verb == "read" && argc == 3) {
        return asepsie::read(argv[2]);
    }
    std::fprintf(stderr, "usage: make_form write fr|en FILE, make_form read FILE\n");
    return 2;
}
