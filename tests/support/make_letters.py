"""Writes the letters of tests/letters that bring files; with --check says whether those that stand there are the same. The others are written by hand."""
import pathlib
import sys

import letter_code
from letter_files import (compound, iso_9660, locked_document, logo, macros, native_object, notebook, office, old_document, pdf, pdf_link, png, program, shortcut, zipped)
from letter_mail import GMAIL, HOST, UNKNOWN, Part, letter

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "letters"
OCTETS = "application/octet-stream"
ZIP, PDF, WORD, EXCEL, HTML = "application/zip", "application/pdf", "application/msword", "application/vnd.ms-excel", "text/html"

LABORATORY = "Laboratoire des Pins <resultats@labo-des-pins.fr>"
SUPPLIER = "Médical Bocage <facturation@medical-bocage.fr>"
COLLEAGUE = "Dr Yann Kerveno <y.kerveno@radiologie-saint-aubin.fr>"
ORDOLYS = "Ordolys <facturation@ordolys.fr>"
STRANGER = "Gestion des dossiers <dossiers@gestion-courrier-express.net>"

REPORT = """Bonjour,

Veuillez trouver ci-joint le compte rendu de Madame B., vue ce matin.

Bien confraternellement,
Dr Yann Kerveno
Radiologie Saint-Aubin"""
RESULTS = """Bonjour,

Les résultats demandés par le Dr Morvan sont joints à ce message.

Le secrétariat technique
Laboratoire des Pins"""
INVOICE = """Bonjour,

Voici la facture du mois d'octobre pour les consommables livrés au cabinet.

Cordialement,
Nadia Ferrand
Médical Bocage"""
DOSSIER = """Bonjour,

Le dossier demandé est joint à ce message. Merci de l'ouvrir et de nous dire si tout est en ordre.

Le service des dossiers"""

LETTERS = {}


def make(name, sender, subject, words, *files, **more):
    LETTERS[name] = letter(name, sender, subject, words, files=files, **more)


def pdf_part(name, *content, **more):
    return Part(PDF, pdf(*content, **more), name)


def code(address):
    return letter_code.rows_of(address)


def programs_and_scripts():
    make("program_attached/hit-program", STRANGER, "Bon de livraison du 3 novembre", DOSSIER, Part(OCTETS, program(), "bon_de_livraison.exe"), checks=UNKNOWN)
    make("program_attached/hit-script", STRANGER, "Votre relevé", DOSSIER, Part("text/javascript", "// rien ici\n".encode(), "releve.js"))
    make("program_attached/hit-spreadsheet-extension", STRANGER, "Tarifs 2027", DOSSIER, Part(EXCEL, program(), "tarifs_2027.xll"), at=GMAIL)
    make("program_attached/miss-report", COLLEAGUE, "Compte rendu de Madame B.", REPORT, Part(WORD, office("docx"), "exemple.exercice.docx"))
    make("program_attached/miss-guide-of-a-program", ORDOLYS, "Guide d'installation", "Bonjour,\n\nLe guide d'installation de la version 8 est joint. La mise à jour se fait depuis le logiciel.\n\nL'équipe Ordolys",
         pdf_part("guide_installation_ordolys.exe.pdf", "Guide d'installation"))

    make("program_in_archive/hit-program", STRANGER, "Documents du dossier", DOSSIER, Part(ZIP, zipped([("dossier/lisez-moi.txt", b"Bonjour\r\n"), ("dossier/bilan_medical.exe", program())]), "dossier.zip"), at=HOST)
    make("program_in_archive/hit-shortcut", SUPPLIER.replace("medical-bocage", "mb-documents"), "Facture", INVOICE, Part(ZIP, zipped([("facture.lnk", shortcut("https://mb-documents.fr/f"))]), "facture.zip"))
    make("program_in_archive/hit-script-in-tar", STRANGER, "Relevé", DOSSIER, Part(ZIP, zipped([("releve.vbs", b"' rien\r\n")]), "releve.zip"), at=GMAIL)
    make("program_in_archive/miss-pictures-of-a-scan", COLLEAGUE, "Images de Madame B.", REPORT,
         Part(ZIP, zipped([("IM000001.dcm", bytes(128) + b"DICM"), ("IM000002.dcm", bytes(128) + b"DICM"), ("compte_rendu.pdf", pdf("Compte rendu"))]), "images.zip"))

    make("two_endings/hit-pdf-exe", STRANGER, "Votre facture", DOSSIER, Part(OCTETS, program(), "facture.pdf.exe"))
    make("two_endings/hit-docx-js", STRANGER, "Convocation", DOSSIER, Part(OCTETS, b"// rien\r\n", "convocation.docx.js"), at=GMAIL)
    make("two_endings/hit-in-archive", STRANGER, "Ordonnance", DOSSIER, Part(ZIP, zipped([("ordonnance.pdf.scr", program())]), "ordonnance.zip"))
    make("two_endings/miss-date-in-name", COLLEAGUE, "Compte rendu", REPORT, pdf_part("compte.rendu.02.11.2026.v2.pdf", "Compte rendu"))
    make("two_endings/miss-signed-pdf", "Étude de Maître Le Goff <accueil@etude-legoff-brume.fr>", "Attestation signée", "Bonjour,\n\nL'attestation signée est jointe.\n\nL'étude", Part("application/pkcs7-mime", b"\x30\x82\x01\x00" + bytes(260), "attestation.pdf.p7m"))

    make("reversed_name/hit-ending-turned-round", STRANGER, "Radiographie", DOSSIER, Part(OCTETS, program(), "radiographie_\u202Egpj.scr"))
    make("reversed_name/hit-ending-pushed-out-of-sight", STRANGER, "Facture du 2 novembre", DOSSIER, Part(OCTETS, program(), "facture_du_2_novembre.pdf" + " " * 60 + ".exe"), at=GMAIL)
    make("reversed_name/miss-arabic-name", "Samir Haddad <samir.haddad@pharmacie-du-lavoir.fr>", "Ordonnance d'un patient", "Bonjour,\n\nVoici l'ordonnance que le patient m'a remise, elle vient de l'étranger.\n\nSamir Haddad\nPharmacie du Lavoir",
         pdf_part("وصفة\u200F.pdf", "Ordonnance"))
    make("reversed_name/miss-blanks-in-name", LABORATORY, "Résultats", RESULTS, pdf_part("resultats   du 02 11 2026.pdf", "Resultats"))

    make("shortcut_attached/hit-windows-shortcut", STRANGER, "Dossier partagé", DOSSIER, Part(OCTETS, shortcut("https://gestion-courrier-express.net/dossier"), "dossier_patient.lnk"))
    make("shortcut_attached/hit-web-shortcut", STRANGER, "Dossier partagé", DOSSIER, Part(OCTETS, b"[InternetShortcut]\r\nURL=file://203.0.113.9/partage/dossier.js\r\n", "dossier.url"), at=GMAIL)
    make("shortcut_attached/hit-remote-desktop", "Informatique <assistance@poste-distant-sante.net>", "Accès au poste", DOSSIER, Part("application/x-rdp", b"full address:s:203.0.113.40\r\nredirectdrives:i:1\r\n", "poste_cabinet.rdp"))
    make("shortcut_attached/miss-address-in-text", COLLEAGUE, "Lien vers les images", REPORT, Part("text/plain", "Les images : https://images.radiologie-saint-aubin.fr/dossier\n".encode(), "lien.txt"))
    make("shortcut_attached/miss-visiting-card", "Nadia Ferrand <n.ferrand@medical-bocage.fr>", "Mes coordonnées", "Bonjour,\n\nVoici ma carte de visite, comme convenu au téléphone.\n\nNadia Ferrand", Part("text/vcard", b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Nadia Ferrand\r\nORG:Medical Bocage\r\nURL:https://medical-bocage.fr\r\nEND:VCARD\r\n", "nadia_ferrand.vcf"))


def archives():
    results = [("resultats_madame_b.pdf", pdf("Resultats")), ("bilan_monsieur_t.pdf", pdf("Bilan"))]
    make("locked_archive/hit-nothing-to-see", STRANGER, "Éléments du dossier", DOSSIER, Part(ZIP, zipped(results, "k4512"), "elements.zip"))
    make("locked_archive/miss-open-archive", LABORATORY, "Résultats de la semaine", RESULTS, Part(ZIP, zipped(results), "resultats.zip"))
    make("locked_with_password_given/hit-in-text", STRANGER, "Éléments du dossier", DOSSIER + "\n\nMot de passe : K4512", Part(ZIP, zipped(results, "K4512"), "elements.zip"))
    make("locked_with_password_given/hit-english", "Patient Records <records@clinic-records-desk.com>", "Referral documents", "Hello,\n\nPlease find the referral documents attached. The password is 77421.\n\nKind regards,\nRecords desk",
         Part(ZIP, zipped(results, "77421"), "referral.zip"), at=GMAIL)
    make("locked_with_password_given/miss-password-by-telephone", "Clinique des Ormes <medical@clinique-des-ormes.fr>", "Dossier de Monsieur T.",
         "Bonjour,\n\nLe dossier de Monsieur T. est joint, fermé par un mot de passe. Le mot de passe est communiqué par téléphone à votre secrétariat.\n\nLe service de cardiologie\nClinique des Ormes",
         Part(ZIP, zipped(results, "Or-2026-mes"), "dossier_t.zip"))
    make("locked_with_password_given/miss-password-by-another-way", "Clinique des Ormes <medical@clinique-des-ormes.fr>", "Imagerie de Madame L.",
         "Bonjour,\n\nVoici l'imagerie de Madame L.\nMot de passe : par SMS, au numéro que vous nous avez donné.\n\nLe service d'imagerie\nClinique des Ormes",
         Part(ZIP, zipped(results, "Or-2026-mes"), "imagerie_l.zip"), at=GMAIL)
    make("locked_with_password_given/miss-open-archive-and-a-password", ORDOLYS, "Sauvegarde de vos modèles", "Bonjour,\n\nVos modèles de courrier sont joints. Si le logiciel vous demande un mot de passe : tapez celui de votre session.\n\nL'équipe Ordolys",
         Part(ZIP, zipped([("modele_courrier.txt", b"Cher confrere")]), "modeles.zip"))

    inner = zipped([("ordonnance.txt", b"bonjour")])
    make("nested_archive/hit-archive-in-archive", STRANGER, "Ordonnances", DOSSIER, Part(ZIP, zipped([("ordonnances.zip", inner)]), "envoi.zip"))
    make("nested_archive/hit-disk-image-in-archive", STRANGER, "Examen", DOSSIER, Part(ZIP, zipped([("examen.iso", iso_9660("LISEZMOI.TXT;1", b"bonjour"))]), "examen.zip"), at=GMAIL)
    make("nested_archive/miss-folders-in-archive", "Hervieu Comptabilité <contact@hervieu-comptabilite.fr>", "Vos pièces comptables", "Bonjour,\n\nVos pièces d'octobre sont jointes, classées par dossier.\n\nLe cabinet Hervieu",
         Part(ZIP, zipped([("banque/releve.csv", b"date;montant\n"), ("achats/liste.csv", b"date;montant\n"), ("achats/zip-codes.txt", b"44\n")]), "pieces_octobre.zip"))

    make("disk_image/hit-iso", STRANGER, "Imagerie du patient", DOSSIER, Part(OCTETS, iso_9660("LISEZMOI.TXT;1", b"bonjour"), "imagerie.iso"))
    make("disk_image/hit-virtual-disk-without-ending", STRANGER, "Imagerie du patient", DOSSIER, Part(OCTETS, b"vhdxfile" + bytes(1016), "imagerie"), at=GMAIL)
    make("disk_image/miss-pictures-of-a-scan", COLLEAGUE, "IRM de Madame B.", REPORT, Part(ZIP, zipped([("DICOM/IM1", bytes(128) + b"DICM"), ("DICOMDIR", bytes(128) + b"DICM")]), "irm_image_disque.zip"))

    make("other_than_it_says/hit-page-as-pdf", STRANGER, "Relevé de prestations", DOSSIER, Part(PDF, b"<html><body><p>Ouvrez une session pour lire ce document.</p></body></html>", "releve.pdf"))
    make("other_than_it_says/hit-program-as-picture", STRANGER, "Photo de la lésion", DOSSIER, Part("image/jpeg", program(), "lesion.jpg"), at=GMAIL)
    make("other_than_it_says/hit-archive-as-document", STRANGER, "Courrier du spécialiste", DOSSIER, Part(WORD, zipped([("a.txt", b"a")]), "courrier.doc"))
    make("other_than_it_says/miss-page-saved-as-old-word", ORDOLYS, "Modèle d'ordonnance", "Bonjour,\n\nVoici le modèle que vous nous avez demandé, il s'ouvre dans votre traitement de texte.\n\nL'équipe Ordolys",
         Part(WORD, b"<html><body><p>Ordonnance</p></body></html>", "modele.doc"))
    make("other_than_it_says/miss-pdf", LABORATORY, "Résultats", RESULTS, Part(OCTETS, pdf("Resultats"), "resultats.pdf"))


def office_documents():
    harmless = "Sub Imprimer()\r\n    ' trie les lignes du tableau\r\n    Range(\"A1\").Sort Range(\"A1\")\r\nEnd Sub\r\n"
    starting = "Sub AutoOpen()\r\n    ' rien\r\nEnd Sub\r\n"
    make("macro_document/hit-word", STRANGER, "Formulaire à remplir", DOSSIER, Part(WORD, office("docm", [("word/vbaProject.bin", macros(harmless))]), "formulaire.docm"))
    make("macro_document/hit-named-as-without", STRANGER, "Tarifs 2027", DOSSIER, Part(EXCEL, office("xlsx", [("xl/vbaProject.bin", macros(harmless))]), "tarifs.xlsx"), at=GMAIL)
    make("macro_document/miss-workbook", "Hervieu Comptabilité <contact@hervieu-comptabilite.fr>", "Tableau des charges", "Bonjour,\n\nLe tableau des charges est joint.\n\nLe cabinet Hervieu", Part(EXCEL, office("xlsx"), "charges.xlsx"))
    make("macro_document/miss-empty-modules", "Hervieu Comptabilité <contact@hervieu-comptabilite.fr>", "Tableau des charges", "Bonjour,\n\nLe tableau des charges est joint, sans rien à activer.\n\nLe cabinet Hervieu",
         Part(EXCEL, office("xlsm", [("xl/vbaProject.bin", macros("Option Explicit\r\n"))]), "charges.xlsm"), at=GMAIL)
    make("macro_that_starts/hit-on-opening", STRANGER, "Avis de passage", DOSSIER, Part(WORD, office("docm", [("word/vbaProject.bin", macros(starting))]), "avis.docm"))
    make("macro_that_starts/miss-macro-behind-a-button", "Informatique Dubreuil <support@dubreuil-info.fr>", "Feuille d'heures", "Bonjour,\n\nLa feuille d'heures avec son bouton de tri est jointe, comme demandé.\n\nInformatique Dubreuil",
         Part(EXCEL, office("xlsm", [("xl/vbaProject.bin", macros("Sub Bouton_Clic()\r\n    ' AutoOpen n'est pas ici\r\n    Range(\"A1\").Sort Range(\"A1\")\r\nEnd Sub\r\n"))]), "heures.xlsm"))

    template = '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="%s" TargetMode="External"/>'
    make("document_fetches_template/hit-from-a-site", STRANGER, "Contrat de remplacement", DOSSIER, Part(WORD, office("docx", relations=template % "https://gestion-courrier-express.net/m.dotm"), "contrat.docx"))
    make("document_fetches_template/hit-from-a-share", STRANGER, "Planning de garde", DOSSIER, Part(WORD, office("docx", relations=template % "\\\\203.0.113.9\\modeles\\m.dotm"), "planning.docx"), at=GMAIL)
    make("document_fetches_template/miss-template-of-the-house", COLLEAGUE, "Compte rendu", REPORT, Part(WORD, office("docx", relations=template % "file:///C:\\Modeles\\Courrier.dotx"), "compte_rendu.docx"))
    make("document_fetches_template/miss-link-in-document", COLLEAGUE, "Compte rendu", REPORT, Part(WORD, office("docx", relations='<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://radiologie-saint-aubin.fr" TargetMode="External"/>'), "compte_rendu_2.docx"))

    make("embedded_program/hit-script-to-double-click", STRANGER, "Courrier chiffré", DOSSIER, Part(WORD, office("docx", [("word/embeddings/oleObject1.bin", native_object("courrier.vbs", b"' rien\r\n"))]), "courrier.docx"))
    make("embedded_program/hit-program-in-old-document", STRANGER, "Bon de commande", DOSSIER, Part(WORD, compound({"WordDocument": bytes(64), "ObjectPool/_1/\x01Ole10Native": b"\x40\0\0\0\x02\0bon.exe\0C:\\bon.exe\0\0\0\3\0\x0b\0\0\0C:\\bon.exe\0\0\x10\0\0\0" + program()[:64]}), "bon_de_commande.doc"), at=GMAIL)
    make("embedded_program/miss-table-in-document", "Hervieu Comptabilité <contact@hervieu-comptabilite.fr>", "Note sur les charges", "Bonjour,\n\nNotre note est jointe, avec son tableau.\n\nLe cabinet Hervieu",
         Part(WORD, office("docx", [("word/embeddings/Feuille_Microsoft_Excel.xlsx", office("xlsx"))]), "note.docx"))
    make("embedded_program/miss-picture-in-document", COLLEAGUE, "Compte rendu", REPORT, Part(WORD, office("docx", [("word/embeddings/oleObject1.bin", native_object("schema.png", logo()))]), "schema.docx"))

    make("locked_document/hit-locked-word", STRANGER, "Courrier confidentiel", DOSSIER, Part(WORD, locked_document(), "courrier.docx"))
    make("locked_document/miss-old-word", COLLEAGUE, "Compte rendu", REPORT, Part(WORD, old_document("Compte rendu"), "compte_rendu.doc"))
    make("locked_document/miss-word", COLLEAGUE, "Compte rendu", REPORT, Part(WORD, office("docx", words="Compte rendu, mot de passe oublié"), "compte_rendu_b.docx"), at=GMAIL)

    make("notebook_attached/hit-file-below-a-button", STRANGER, "Notes de la réunion", DOSSIER, Part("application/onenote", notebook(b"@rem rien\r\n"), "notes_reunion.one"))
    make("notebook_attached/hit-without-files", STRANGER, "Notes de la réunion", DOSSIER, Part("application/onenote", notebook(b"")[:80], "notes.one"), at=GMAIL)
    make("notebook_attached/miss-notes-as-pdf", "Claire Fontaine <claire.fontaine@cabinet-leroy.fr>", "Notes de la réunion", "Bonjour à tous,\n\nVoici mes notes de mardi, sorties de mon carnet OneNote.\n\nClaire Fontaine", pdf_part("notes OneNote.pdf", "Notes"))


def pages():
    form = b'<html><body><form action="https://gestion-courrier-express.net/ok"><input name="adresse"><input type="submit"></form></body></html>'
    make("page_attached/hit-form", STRANGER, "Formulaire de mise à jour", DOSSIER, Part(HTML, form, "formulaire.html"))
    make("page_attached/hit-drawing-with-script", STRANGER, "Message vocal", DOSSIER, Part("image/svg+xml", b'<svg xmlns="http://www.w3.org/2000/svg"><script>location.href = "https://gestion-courrier-express.net/v"</script></svg>', "message_vocal.svg"), at=GMAIL)
    make("page_attached/hit-as-text", STRANGER, "Relevé", DOSSIER, Part("text/plain", form, "releve.shtml"), at=HOST)
    make("page_attached/miss-drawing-without-script", ORDOLYS, "Votre logo", "Bonjour,\n\nVotre logo est joint, au format demandé par l'imprimeur.\n\nL'équipe Ordolys",
         Part("image/svg+xml", b'<svg xmlns="http://www.w3.org/2000/svg"><circle cx="8" cy="8" r="6"/></svg>', "logo.svg"))
    make("page_attached/miss-page-saved-as-pdf", COLLEAGUE, "Page de la recommandation", "Bonjour,\n\nLa page web dont je vous parlais, enregistrée en PDF.\n\nDr Yann Kerveno", pdf_part("recommandation.html.pdf", "Recommandation"))

    blob = b'<html><body><script>var d = atob("' + b"Qm9uam91ciBkdSBjYWJpbmV0LCBjZWNpIGVzdCB1biBlc3NhaSBzYW5zIGVmZmV0LiA" * 20 + b'"); var f = new Blob([d]); location = URL.createObjectURL(f);</script></body></html>'
    make("page_that_builds_file/hit-page", STRANGER, "Document sécurisé", DOSSIER, Part(HTML, blob, "document_securise.html"))
    make("page_that_builds_file/hit-drawing", STRANGER, "Facture en image", DOSSIER, Part("image/svg+xml", b'<svg xmlns="http://www.w3.org/2000/svg"><a href="data:text/html,%3Cp%3Ebonjour%3C/p%3E" download="facture.html"><text y="20">Ouvrir</text></a></svg>', "facture.svg"), at=GMAIL)
    make("page_that_builds_file/miss-page-of-words", "Revue du Bocage médical <redaction@revue-bocage-medical.fr>", "L'article demandé", "Bonjour,\n\nVoici l'article que vous nous avez demandé, tel qu'il est sur notre site.\n\nLa rédaction",
         Part(HTML, b"<html><head><style>p { margin: 1em }</style></head><body><h1>La grippe en 2026</h1><p>Un article de la revue.</p><img src=\"data:image/png;base64," + b"iVBORw0KGgo" * 60 + b'"></body></html>', "article.html"))
    make("page_that_builds_file/miss-page-with-a-menu", "Revue du Bocage médical <redaction@revue-bocage-medical.fr>", "Le sommaire", "Bonjour,\n\nLe sommaire interactif du numéro est joint.\n\nLa rédaction",
         Part(HTML, b"<html><body><script>function ouvrir(n) { document.getElementById(n).hidden = false; }</script><p onclick=\"ouvrir('a')\">Sommaire</p><p id=\"a\" hidden>Article</p></body></html>", "sommaire.html"), at=GMAIL)


def pdfs():
    away = pdf_link("https://gestion-courrier-express.net/ouvrir")
    make("pdf_with_link/hit-button", STRANGER, "Document reçu", DOSSIER, pdf_part("document.pdf", "Document protege\nCliquez pour lire", away))
    make("pdf_with_link/miss-no-link", LABORATORY, "Résultats", RESULTS, pdf_part("resultats.pdf", "Laboratoire des Pins\nNumeration : normale"))
    make("pdf_only/hit-nothing-but-a-pdf", STRANGER, "Document", "Voir pièce jointe.", pdf_part("document.pdf", "Document protege\nCliquez pour lire", away))
    make("pdf_only/miss-letter-that-speaks", COLLEAGUE, "Compte rendu de Madame B.", REPORT + "\n\nP.-S. La patiente a bien reçu son ordonnance et reverra le Dr Morvan dans quinze jours. J'ai mis en fin de compte rendu l'adresse de la fiche qu'elle peut lire.",
         pdf_part("compte_rendu.pdf", "Compte rendu", pdf_link("https://fiches-patients-bocage.fr/genou")))
    make("pdf_only/miss-own-site", COLLEAGUE, "Compte rendu", "Ci-joint le compte rendu.\nDr Kerveno", pdf_part("compte_rendu.pdf", "Compte rendu", pdf_link("https://radiologie-saint-aubin.fr")))
    rows = code("https://gestion-courrier-express.net/q")
    make("pdf_with_code/hit-code", STRANGER, "Double authentification", DOSSIER, pdf_part("consigne.pdf", "Prenez ce code en photo", picture=(len(rows), rows)))
    plain = [bytes(60 if 400 < (x - 32) ** 2 + (y - 32) ** 2 < 800 else 255 for x in range(64)) for y in range(64)]
    make("pdf_with_code/miss-picture", COLLEAGUE, "Compte rendu", REPORT, pdf_part("compte_rendu.pdf", "Compte rendu", picture=(64, plain)))
    make("pdf_with_script/hit-on-opening", STRANGER, "Formulaire", DOSSIER, pdf_part("formulaire.pdf", "Formulaire", catalog="/OpenAction << /S /JavaScript /JS (var rien = 1;) >>"))
    make("pdf_with_script/miss-opens-at-a-page", COLLEAGUE, "Compte rendu", REPORT, pdf_part("compte_rendu.pdf", "Compte rendu JavaScript", catalog="/OpenAction [3 0 R /Fit]"))
    field = "<< /FT /Tx /Type /Annot /Subtype /Widget /T (nom) /Rect [72 600 300 620] /P 3 0 R >>"
    button = "<< /FT /Btn /Ff 65536 /Type /Annot /Subtype /Widget /T (envoyer) /Rect [72 560 200 580] /P 3 0 R /A << /S /SubmitForm /F << /FS /URL /F (https://gestion-courrier-express.net/recu) >> >> >>"
    make("pdf_with_form/hit-sends-what-is-typed", STRANGER, "Mise à jour de votre dossier", DOSSIER, pdf_part("mise_a_jour.pdf", "Votre nom", "10 0 R 11 0 R", "/AcroForm << /Fields [10 0 R 11 0 R] >>", (field, button)))
    make("pdf_with_form/miss-form-to-print", "CPTS Val de Brume <contact@cpts-val-de-brume.fr>", "Bulletin d'adhésion", "Bonjour,\n\nLe bulletin d'adhésion est joint. Il est à imprimer, à signer et à nous remettre à la prochaine réunion.\n\nLe bureau", pdf_part("bulletin.pdf", "Nom :\nPrenom :\nSignature :"))


def codes_and_invitations():
    scan = png(code("https://gestion-courrier-express.net/valider"))
    make("code_to_scan/hit-in-the-body", "Sécurité des comptes <securite@gestion-courrier-express.net>", "Activez la double authentification", '<p>Bonjour,</p><p>Prenez ce code en photo avec votre téléphone pour garder votre accès.</p><p><img src="cid:code" width="148" height="148"></p>',
         Part("image/png", scan, "code.png", inline=True, content_id="code"))
    make("code_to_scan/hit-as-attachment", STRANGER, "Votre badge", DOSSIER, Part("image/png", scan, "badge.png"), at=GMAIL)
    make("code_to_scan/miss-logo", LABORATORY, "Horaires de novembre", '<p>Bonjour,</p><p>Le laboratoire sera fermé le mercredi 11 novembre.</p><p><img src="cid:logo" width="64" height="64"></p>', Part("image/png", logo(), "logo.png", inline=True, content_id="logo"))
    make("code_to_scan/miss-own-site", "CPTS Val de Brume <contact@cpts-val-de-brume.fr>", "Soirée du 19 novembre", '<p>Chers confrères,</p><p>Le code mène au plan d\'accès, sur notre site.</p><p><img src="cid:plan" width="148" height="148"></p>',
         Part("image/png", png(code("https://cpts-val-de-brume.fr/plan")), "plan.png", inline=True, content_id="plan"))

    def invitation(sender, title, place):
        return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:1@essai\r\nDTSTART:20261119T190000Z\r\nDTEND:20261119T200000Z\r\nORGANIZER:mailto:{sender}\r\nSUMMARY:{title}\r\nLOCATION:{place}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n".encode()

    make("invitation_with_link/hit-strange-site", "Ressources <agenda@gestion-courrier-express.net>", "Invitation : entretien annuel", "Une invitation est jointe à ce message.", Part("text/calendar", invitation("agenda@gestion-courrier-express.net", "Entretien annuel", "https://salle-reunion-pro.site/entrer"), "invitation.ics"))
    make("invitation_with_link/miss-own-site", "CPTS Val de Brume <contact@cpts-val-de-brume.fr>", "Réunion du 19 novembre", "Bonjour, l'invitation est jointe.\nLe bureau", Part("text/calendar", invitation("contact@cpts-val-de-brume.fr", "Reunion", "https://visio.cpts-val-de-brume.fr/salle"), "reunion.ics"))
    make("invitation_with_link/miss-known-meeting-room", COLLEAGUE, "Réunion d'équipe", "Bonjour, voici l'invitation.\nDr Kerveno", Part("text/calendar", invitation("y.kerveno@radiologie-saint-aubin.fr", "Reunion", "https://teams.microsoft.com/l/meetup-join/19"), "reunion.ics"), at=GMAIL)
    make("invitation_with_link/miss-no-link", "Claire Fontaine <claire.fontaine@cabinet-leroy.fr>", "Repas de fin d'année", "Bonjour, l'invitation est jointe.\nClaire", Part("text/calendar", invitation("claire.fontaine@cabinet-leroy.fr", "Repas", "Auberge du Lavoir"), "repas.ics"))


def trade():
    make("trade/clear-laboratory-results", LABORATORY, "Résultats de Madame B. (dossier 26-4471)", """Bonjour,

Les résultats demandés par le Dr Morvan le 29 octobre sont joints à ce message.
L'hémoglobine est stable, la ferritine reste basse. La CRP est normale.

Le biologiste de garde, le Dr Anne Tessier, répond au 02 99 00 12 34 de 8 h à 19 h.

Laboratoire des Pins
12, rue des Pins, 35000 Brume""", pdf_part("resultats_26-4471.pdf", "Laboratoire des Pins\nDossier 26-4471\nHemoglobine 12,1 g/dL\nFerritine 9 ug/L\nCRP inferieure a 5 mg/L"))
    make("trade/clear-colleague-letter", COLLEAGUE, "Courrier au sujet de Monsieur T., né en 1958", """Chère Consœur,

Merci de m'avoir adressé Monsieur T. pour une échographie de l'épaule droite.
Le tendon du sus-épineux est épaissi, sans rupture. Je lui ai conseillé une infiltration, qu'il préfère repousser après les vacances.

Mon compte rendu est joint. Je reste à votre disposition.

Bien confraternellement,
Dr Yann Kerveno
Radiologie Saint-Aubin""", pdf_part("courrier_monsieur_t.pdf", "Radiologie Saint-Aubin\nEchographie de l'epaule droite\nTendon epaissi, sans rupture"), at=GMAIL)
    make("trade/clear-software-invoice", ORDOLYS, "Votre facture Ordolys FA-2026-1107", """<p>Bonjour,</p>
<p>Votre facture de novembre est jointe : 89,00 € TTC, pour deux postes et la télétransmission.
Elle sera prélevée le 15 novembre, comme les mois précédents. Vous n'avez rien à faire.</p>
<p>Toutes vos factures sont dans votre <a href="https://clients.ordolys.fr/factures">espace client</a>.
Pour une question, le support répond au 02 99 00 45 67, du lundi au vendredi.</p>
<p>L'équipe Ordolys<br><a href="https://www.ordolys.fr">www.ordolys.fr</a></p>""", pdf_part("FA-2026-1107.pdf", "Ordolys\nFacture FA-2026-1107\n89,00 EUR TTC"))


def main():
    for fill in (programs_and_scripts, archives, office_documents, pages, pdfs, codes_and_invitations, trade):
        fill()
    differing = []
    for name, content in LETTERS.items():
        path = FOLDER / (name + ".eml")
        if "--check" in sys.argv[1:]:
            if not path.exists() or path.read_bytes() != content:
                differing.append(path)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    for path in differing:
        print(f"{path}:1: is not what make_letters.py makes")
    print(f"{len(LETTERS)} letters {'looked at' if '--check' in sys.argv[1:] else 'written'}")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
