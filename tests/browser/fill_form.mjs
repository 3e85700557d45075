// fill_form.mjs PROGRAM FORM FILLED ANSWERS: fills in a PDF form with pdf-lib, or with pdf.js, the viewer of Firefox. ANSWERS is a JSON file {field's name in the PDF: value}; a tick and
// a radio take the name of their state.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

async function fill_with_pdf_lib(bytes, answers) {
  const { PDFCheckBox, PDFDocument, PDFRadioGroup } = await import("pdf-lib");
  const file = await PDFDocument.load(bytes);
  const form = file.getForm();
  for (const [name, value] of answers) {
    const field = form.getField(name);
    if (field instanceof PDFCheckBox) field.check();
    else if (field instanceof PDFRadioGroup) field.select(value);
    else field.setText(value);
  }
  // Its own fonts have no face for every letter; without an appearance of its making, the reader draws one.
  return file.save({ updateFieldAppearances: false });
}

async function fill_with_pdfjs(bytes, answers) {
  const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const file = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const fields = await file.getFieldObjects();
  for (const [name, value] of answers) {
    for (const field of fields[name].filter((one) => one.type)) {
      const is_state = field.type === "radiobutton" || field.type === "checkbox";
      file.annotationStorage.setValue(field.id, { value: is_state ? field.exportValues === value : value });
    }
  }
  return file.saveDocument();
}

const [program, form, filled, given] = process.argv.slice(2);
const fill = { "pdf-lib": fill_with_pdf_lib, "pdf.js": fill_with_pdfjs }[program];
writeFileSync(filled, await fill(readFileSync(form), Object.entries(JSON.parse(readFileSync(given, "utf8")))));
console.log(createRequire(import.meta.url)(program === "pdf.js" ? "pdfjs-dist/package.json" : "pdf-lib/package.json").version);
