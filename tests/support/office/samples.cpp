// office_samples FOLDER: writes sample.odt and sample.docx there, with every kind of block and the characters that are apt to go wrong.
#include "foundation/office/office.h"

#include <cstdio>
#include <fstream>

namespace {

using namespace asepsie;
using namespace asepsie::document;

Document sample()
{
    Document all{"fr", "Contrat de télémaintenance & accès <à distance>", {}};
    all.add(Heading{1, "Contrat de télémaintenance & accès <à distance>"});
    all.add(Lead{Tone::danger, "Deux points restent à régler avant de signer."});
    all.add(Paragraph{"Le prestataire agit **sur instruction** du cabinet, selon l'article `28` du règlement. 5 < 6 & 7 > 4, \"ainsi\" dit."});
    all.add(Paragraph{"Une ligne,\nune autre ligne;\tune tabulation, trois   espaces, un caractère interdit \x01 ici."});
    all.add(Heading{2, "Ce que le prestataire s'engage à faire"});
    all.add(Steps{{"Se connecter avec un compte **nominatif**.", "Prévenir avant chaque intervention.", "Tenir le journal `interventions.log`."}});
    all.add(Heading{3, "Et ce qu'il ne fait jamais"});
    all.add(List{{"Emporter une copie des dossiers.", "Partager un mot de passe."}});
    all.add(Steps{{"La seconde liste compte de nouveau à partir de un.", "Puis deux."}});
    all.add(Heading{4, "Où en est le cabinet"});
    all.add(StatusLine{Tone::in_order, "En ordre", "Les sauvegardes sont faites", "observé hier", "/items/5", "Une copie est débranchée."});
    all.add(StatusLine{Tone::to_do, "À faire", "Les comptes des anciens sont fermés", "", "", ""});
    all.add(Action{1, Tone::to_do, "À faire", "Fermer la session toute seule", "vous, 5 minutes", "Sans cela, l'écran reste ouvert aux passants.", {"Ouvrez les réglages.", "Choisissez **5 minutes**."}, "Pour en savoir plus : la règle.", "/rules/screen"});
    all.add(Table{{"Service", "Niveau", "Observations"}, {{"Hébergement", "**99,9 %**", "Mesuré chaque mois, et dit au cabinet sans qu'il le demande."}, {"Assistance", "4 heures", "Du lundi au vendredi."}}});
    all.add(Table{{"", ""}, {{"Sans", "en-tête"}}});
    all.add(Details{{{"Cabinet", "Cabinet infirmier des Lilas"}, {"Prestataire", "Informatique & Cie"}}});
    all.add(Ring{"Six points sur dix", {{"Sauvegardes", Tone::in_order, "En ordre", 1}, {"Mots de passe", Tone::unknown, "On ne sait pas", 0.5}}});
    all.add(Gauge{"Rançongiciel", "plutôt bien défendu", 0.6, 0.8, "On ne sait pas tout."});
    all.add(Heading{2, "À remplir"});
    all.add(Field{Field::Kind::line, "name", "Nom du prestataire", "Comme au registre du commerce", "", {}, "Informatique & Cie", true, "", {}});
    all.add(Field{Field::Kind::date, "from", "À partir du", "", "", {}, "", false, "", {}});
    all.add(Field{Field::Kind::figure, "delay", "Délai de rétablissement", "", "heures", {}, "4", false, "", {}});
    all.add(Field{Field::Kind::choice, "accounts", "Comptes nominatifs", "Un compte par technicien", "", {{"yes", "Oui"}, {"no", "Non"}, {"unknown", "Je ne sais pas"}}, "yes", false, "", {}});
    all.add(Field{Field::Kind::tick, "read", "J'ai lu la charte", "", "", {}, "", false, "", {}});
    all.add(Field{Field::Kind::lines, "remark", "Remarques", "", "", {}, "Première ligne\nseconde ligne", false, "", {}});
    all.add(Field{Field::Kind::signature, "practice", "Pour le cabinet", "Nom, date et signature", "", {}, "", false, "", {}});
    all.add(Field{Field::Kind::signature, "supplier", "Pour le prestataire", "Nom, date et signature", "", {}, "", false, "", {}});
    all.add(Aside{"Document préparé au cabinet; rien n'a été envoyé."});
    return all;
}

bool write(const std::string& path, const Result<std::string>& bytes)
{
    if (!bytes) {
        std::fprintf(stderr, "%s\n", bytes.error().detail.c_str());
        return false;
    }
    std::ofstream(path, std::ios::binary) << *bytes;
    return true;
}

}  // namespace

int main(int argc, char** argv)
{
    if (argc != 2) {
        return 2;
    }
    const std::string folder = argv[1];
    const office::OfficeOptions options{*parse_moment("2026-11-25T10:20:30Z"), "Cabinet des Lilas"};
    return write(folder + "/sample.odt", office::to_odt(sample(), options)) && write(folder + "/sample.docx", office::to_docx(sample(), options)) ? 0 : 1;
}
