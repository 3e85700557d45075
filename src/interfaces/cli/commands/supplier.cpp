// asepsie supplier: ask suppliers, read what they answer, follow what they promise, write what a contract should say.
#include "application/papers/draw_paper.h"
#include "application/suppliers/annex_document.h"
#include "application/suppliers/questionnaire.h"
#include "application/suppliers/questionnaire_page.h"
#include "application/suppliers/supplier_exports.h"
#include "application/suppliers/supplier_letters.h"
#include "application/suppliers/supplier_pages.h"
#include "application/suppliers/supplier_work.h"
#include "foundation/base/text.h"
#include "foundation/document/html_form.h"
#include "foundation/storage/files.h"
#include "interfaces/cli/program/door.h"
#include "interfaces/cli/program/outside.h"
#include "interfaces/cli/program/step_options.h"
#include "interfaces/cli/program/typed.h"

#include "interfaces/cli/commands/all.h"

#include <algorithm>

namespace asepsie::cli::commands {
namespace {

using application::OneSupplier;
using application::PaperFormat;
using application::PracticeFile;
using application::SupplierBook;
using words::Word;

struct SupplierOptions {
    Door door;
    std::int64_t supplier = 0;
    std::int64_t number = 0;  // of a return, a promise, a question
    std::string file, out, due, code, by, reason, clause, format, ask, anchors, on;
    std::optional<std::string> name, phone, mail, does, on_call, contract, contract_from, contract_to, notice, renewal, remote_tool, data, reaches;
    std::string kind, issuer, version, activities, places, ends, document_number;
    bool drops = false;
    bool accepts_risk = false;
    bool withdraws = false;
};

using Step = ExitCode (*)(Program&, const SupplierOptions&);

// One supplier, for a command that keeps nothing.
ExitCode with_supplier(Program& program, const SupplierOptions& options, const std::function<ExitCode(PracticeFile&, const application::SupplierView&, const application::PageSetting&)>& work)
{
    return with_file(program, options.door, After::leave, [&](PracticeFile& file) {
        const application::PageSetting setting = setting_of(program);
        const auto view = application::supplier_view(SupplierBook(file), program.catalogue(), options.supplier, setting.today);
        return view.ok() ? work(file, **view, setting) : program.say_failure(view.error(), std::to_string(options.supplier));
    });
}

ExitCode kept_or_said(Program& program, const Result<Done>& done, const std::string& what) { return done.ok() ? ExitCode::all_met : program.say_failure(done.error(), what); }

std::string name_of_practice(const PracticeFile& file, const application::PageSetting& setting)
{
    const auto described = file.practice();
    return described.ok() && !described->name.empty() ? described->name : words::say(setting.catalogue, Word::practice_unnamed, setting.language);
}

std::string signature_of_practice(const PracticeFile& file, const application::PageSetting& setting)
{
    const auto described = file.practice();
    return described.ok() ? application::signature_of(*described, setting) : name_of_practice(file, setting);
}

ExitCode print_letter(Program& program, const application::SupplierLetter& letter) { return program.print(letter.to + "\n" + letter.subject + "\n\n" + letter.body + "\n", ExitCode::all_met); }

ExitCode list(Program& program, const SupplierOptions& options)
{
    return with_file(program, options.door, After::leave, [&](PracticeFile& file) {
        const application::PageSetting setting = setting_of(program);
        const auto all = application::all_suppliers(SupplierBook(file), program.catalogue(), setting.today);
        return all.ok() ? program.show_with_hint(application::suppliers_page(*all, setting), Word::supplier_how) : program.say_failure(all.error(), "supplier");
    });
}

ExitCode show(Program& program, const SupplierOptions& options)
{
    return with_supplier(program, options, [&](PracticeFile&, const auto& view, const auto& setting) { return program.show_with_hint(application::supplier_page(view, application::SupplierPart::whole, setting), Word::supplier_how); });
}

ExitCode answers(Program& program, const SupplierOptions& options)
{
    return with_supplier(program, options, [&](PracticeFile&, const auto& view, const auto& setting) { return program.show(application::answers_page(view, setting), ExitCode::all_met); });
}

ExitCode compromised(Program& program, const SupplierOptions& options)
{
    return with_supplier(program, options, [&](PracticeFile& file, const auto& view, const auto& setting) {
        document::Document page = application::compromised_page(view, setting);
        const application::SupplierLetter letter = application::compromised_letter(view, signature_of_practice(file, setting), setting);
        page.add(document::Heading{2, program.say(Word::compromised_mail)});
        page.add(document::Paragraph{document::literal(letter.subject)});
        for (const std::string_view line : text::split(letter.body, '\n')) {
            page.add(document::Paragraph{document::literal(line)});
        }
        return program.show(page, ExitCode::all_met);
    });
}

std::string ids_of_activities()
{
    std::vector<std::string> ids;
    for (const knowledge::Activity activity : knowledge::all_activities) {
        ids.emplace_back(knowledge::name_of(activity));
    }
    return text::join(ids, ", ");
}

Result<suppliers::Supplier> filled(const SupplierOptions& options, suppliers::Supplier supplier)
{
    if (options.does) {
        supplier.activities.clear();
        for (const std::string_view name : named_in(*options.does)) {
            const auto activity = knowledge::activity_named(text::trim(name));
            if (!activity) {
                return fail(ErrorCode::bad_usage, ids_of_activities());
            }
            supplier.activities.push_back(*activity);
        }
    }
    if (options.reaches) {
        supplier.reaches = TRY(reach_in(*options.reaches));
    }
    if (options.contract_from) {
        supplier.contract_from = TRY(day_in(*options.contract_from));
    }
    if (options.contract_to) {
        supplier.contract_to = TRY(day_in(*options.contract_to));
    }
    supplier.on_call = options.on_call.value_or(supplier.on_call);
    supplier.contract = options.contract.value_or(supplier.contract);
    supplier.notice = options.notice.value_or(supplier.notice);
    supplier.renewal = options.renewal.value_or(supplier.renewal);
    supplier.remote_tool = options.remote_tool.value_or(supplier.remote_tool);
    supplier.data = options.data.value_or(supplier.data);
    return supplier;
}

Result<Done> put(const SupplierOptions& options, SupplierBook& book, std::int64_t entry)
{
    const suppliers::Supplier known = TRY(book.supplier(entry));
    const suppliers::Supplier supplier = TRY(filled(options, known));
    return book.put_supplier(supplier, present());
}

ExitCode add(Program& program, const SupplierOptions& options)
{
    std::int64_t id = 0;
    const ExitCode code = with_file(program, options.door, After::keep, [&](PracticeFile& file) {
        ::asepsie::practice::Entry entry;
        entry.list = application::Register::supplier;
        entry.kind = "it";
        entry.name = options.name.value_or("");
        entry.phone = options.phone.value_or("");
        entry.mail = options.mail.value_or("");
        const auto added = file.put_entry(entry, present());
        if (!added.ok()) {
            return program.say_failure(added.error(), entry.name);
        }
        id = *added;
        SupplierBook book(file);
        return kept_or_said(program, put(options, book, id), entry.name);
    });
    return code == ExitCode::all_met ? program.print(program.say(Word::supplier_number_line, {{"n", id}, {"name", text::made_safe_to_show(options.name.value_or(""))}}) + "\n", code) : code;
}

ExitCode set(Program& program, const SupplierOptions& options)
{
    return with_file(program, options.door, After::keep, [&](PracticeFile& file) {
        SupplierBook book(file);
        return kept_or_said(program, put(options, book, options.supplier), std::to_string(options.supplier));
    });
}

Result<std::int64_t> put_document(const SupplierOptions& options, SupplierBook& book)
{
    suppliers::Document document;
    const auto kind = suppliers::document_kind_named(options.kind);
    const auto activities = suppliers::hds_activities_in(options.activities);
    if (!kind || !activities) {
        return fail(ErrorCode::bad_usage, "hds_certificate, insurance, contract, other; 1,2,3,4,5,6");
    }
    document.supplier = options.supplier;
    document.kind = *kind;
    document.number = options.document_number;
    document.issuer = options.issuer;
    document.version = options.version;
    document.activities = *activities;
    document.places = options.places;
    document.ends = TRY(day_in(options.ends));
    std::optional<std::pair<std::string, std::string>> attachment;
    if (!options.file.empty()) {
        std::string content = TRY(storage::read_whole_file(options.file, storage::max_attachment_bytes));
        attachment.emplace(options.file.substr(options.file.rfind('/') + 1), std::move(content));
    }
    return book.add_document(document, attachment, present());
}

ExitCode change_documents(Program& program, const SupplierOptions& options)
{
    return with_file(program, options.door, After::keep, [&](PracticeFile& file) {
        SupplierBook book(file);
        if (options.number > 0) {
            return kept_or_said(program, book.remove_document(options.supplier, options.number, present()), std::to_string(options.number));
        }
        const auto added = put_document(options, book);
        return added.ok() ? ExitCode::all_met : program.say_failure(added.error(), options.kind);
    });
}

ExitCode question(Program& program, const SupplierOptions& options)
{
    return with_file(program, options.door, After::keep, [&](PracticeFile& file) {
        SupplierBook book(file);
        const Result<Done> done = options.number > 0 ? book.remove_own_question(options.number, present()) : options.ask.empty() ? Done{} : book.add_own_question(options.ask, present());
        const auto known = book.own_questions();
        if (!done.ok() || !known.ok()) {
            return program.say_failure(done.ok() ? known.error() : done.error(), options.ask);
        }
        std::string lines;
        for (const application::OwnQuestion& one : *known) {
            lines += program.say(Word::supplier_number_line, {{"n", one.id}, {"name", text::made_safe_to_show(one.ask)}}) + "\n";
        }
        return program.print(lines, ExitCode::all_met);
    });
}

Result<suppliers::Request> prepared(const Program& program, const SupplierOptions& options, SupplierBook& book)
{
    const Date today = date_of(present());
    const std::optional<Date> due = TRY(day_in(options.due));
    return application::ask_supplier(book, program.catalogue(), options.supplier, due.value_or(plus_days(today, application::days_to_answer)), present());
}

// A supplier has to know who asks.
bool has_name(const PracticeFile& file)
{
    const auto described = file.practice();
    return described.ok() && !described->name.empty();
}

// The notebook knows the request before anybody can answer it: what went out and was never kept could not be read when it comes back.
ExitCode kept_before_written(Program& program, PracticeFile& file, const std::vector<std::pair<std::string, std::string>>& papers)
{
    for (const auto& [path, content] : papers) {
        if (const auto noted = file.note_departure({present(), program.say(Word::departure_questionnaire), path}); !noted.ok()) {
            return program.say_failure(noted.error(), path);
        }
    }
    if (const auto saved = file.save(present()); !saved.ok()) {
        return program.say_failure(saved.error(), papers.front().first);
    }
    program.say_aside(program.say(Word::saved));
    for (const auto& [path, content] : papers) {
        if (const ExitCode code = write_beside(program, path, content); code != ExitCode::all_met) {
            return code;
        }
    }
    return ExitCode::all_met;
}

ExitCode ask(Program& program, const SupplierOptions& options)
{
    return with_file(program, options.door, After::leave, [&](PracticeFile& file) {
        if (!has_name(file)) {
            return say_refused(program, program.say(Word::practice_needs_name));
        }
        SupplierBook book(file);
        const application::PageSetting setting = setting_of(program);
        const auto request = prepared(program, options, book);
        const auto view = request.ok() ? application::supplier_view(book, program.catalogue(), options.supplier, setting.today) : Result<OneSupplier>(request.error());
        const auto worker = worker::Worker::beside_this_program();
        if (!view.ok() || !worker.ok()) {
            return program.say_failure(view.ok() ? worker.error() : view.error(), std::to_string(options.supplier));
        }
        const std::string practice = name_of_practice(file, setting);
        std::vector<std::pair<std::string, std::string>> drawn;  // paths, and what goes there
        for (const PaperFormat format : {PaperFormat::html, PaperFormat::pdf}) {
            auto paper = application::questionnaire_paper(*worker, **view, *request, practice, format, paper_options(program, practice), setting);
            if (!paper.ok()) {
                return program.say_failure(paper.error(), options.out);
            }
            if (format == PaperFormat::html) {
                if (const auto noted = book.note_form(request->id, document::form_fingerprint(*paper)); !noted.ok()) {
                    return program.say_failure(noted.error(), options.out);
                }
            }
            drawn.emplace_back(options.out + "/" + application::questionnaire_file_name(**view, format), std::move(paper).value());
        }
        if (const ExitCode code = kept_before_written(program, file, drawn); code != ExitCode::all_met) {
            return code;
        }
        return print_letter(program, application::asking_letter(**view, signature_of_practice(file, setting), setting));
    });
}

ExitCode sent(Program& program, const SupplierOptions& options)
{
    return with_file(program, options.door, After::keep, [&](PracticeFile& file) {
        SupplierBook book(file);
        const auto view = application::supplier_view(book, program.catalogue(), options.supplier, date_of(present()));
        const bool is_asked = view.ok() && (*view)->last_request() != nullptr;
        return kept_or_said(program, is_asked ? book.mark_sent((*view)->last_request()->id, present()) : Result<Done>(fail(ErrorCode::not_found, "no questionnaire")), std::to_string(options.supplier));
    });
}

ExitCode write(Program& program, const SupplierOptions& options)
{
    return with_supplier(program, options, [&](PracticeFile& file, const auto& view, const auto& setting) {
        const auto letter = application::findings_letter(view, signature_of_practice(file, setting), setting);
        return letter ? print_letter(program, *letter) : program.print("", ExitCode::all_met);
    });
}

ExitCode risks(Program& program, const SupplierOptions& options)
{
    return with_supplier(program, options, [&](PracticeFile&, const auto& view, const auto& setting) { return program.show(application::accepted_risks_page(view, setting), ExitCode::all_met); });
}

suppliers::Return seen_as(const application::Incoming& read)
{
    suppliers::Return returned;
    returned.trust = read.trust;
    returned.signer = read.signer;
    returned.vouched_by = read.vouched_by;
    returned.code = read.code;
    std::transform(read.notes.begin(), read.notes.end(), std::back_inserter(returned.notes), [](application::Note note) { return std::string(application::name_of(note)); });
    returned.unknown = static_cast<std::int64_t>(read.filled.unknown.size());
    return returned;
}

ExitCode verify(Program& program, const SupplierOptions& options)
{
    const auto read = read_answer_file(program, options.file, options.anchors);
    if (!read) {
        return ExitCode::could_not_run;
    }
    const application::PageSetting setting = setting_of(program);
    document::Document page;
    const bool is_false = read->trust == suppliers::Trust::altered || read->trust == suppliers::Trust::broken;
    page.add(document::Lead{is_false ? document::Tone::danger : suppliers::evidence_earned_by(read->trust) ? document::Tone::in_order : document::Tone::to_do, application::trust_in_words(seen_as(*read), setting)});
    document::Details details;
    details.pairs = {{program.say(Word::questionnaire_signer_name), document::literal(read->signer)}, {program.say(Word::questionnaire_signer_role), document::literal(read->filled.role)}};
    if (!read->code.empty()) {
        details.pairs.emplace_back(program.say(Word::confirm_typed), "`" + read->code + "`");
    }
    page.add(std::move(details));
    for (const std::string& note : application::notes_in_words(seen_as(*read), setting)) {
        page.add(document::StatusLine{document::Tone::neutral, "", note, ""});
    }
    return program.show(page, is_false ? ExitCode::to_mend : ExitCode::all_met);
}

// What was just kept, in the words of the supplier's page.
ExitCode say_received(Program& program, const SupplierBook& book, const application::Received& received)
{
    const application::PageSetting setting = setting_of(program);
    const auto view = application::supplier_view(book, program.catalogue(), received.supplier, setting.today);
    if (!view.ok()) {
        return program.say_failure(view.error(), received.supplier_name);
    }
    for (const suppliers::Return& returned : (*view)->returns) {
        if (returned.id == received.id) {
            return program.print(document::plain(application::reception_in_words(**view, returned, setting)) + "\n", ExitCode::all_met);
        }
    }
    return ExitCode::could_not_run;
}

ExitCode import(Program& program, const SupplierOptions& options)
{
    const auto read = read_answer_file(program, options.file, options.anchors);
    if (!read) {
        return ExitCode::could_not_run;
    }
    return with_file(program, options.door, After::keep, [&](PracticeFile& file) {
        SupplierBook book(file);
        const auto received = application::receive_answers(book, program.catalogue(), *read, options.supplier > 0 ? std::optional(options.supplier) : std::nullopt, present());
        if (!received.ok()) {
            return program.say_failure(received.error(), options.file);
        }
        if (const auto* refused = std::get_if<application::Refused>(&*received)) {
            return say_refused(program, words::say_named(program.catalogue(), "refused_" + std::string(application::name_of(refused->why)), program.language(), {{"name", text::made_safe_to_show(refused->supplier)}}));
        }
        return say_received(program, book, std::get<application::Received>(*received));
    });
}

ExitCode confirm(Program& program, const SupplierOptions& options)
{
    return with_file(program, options.door, After::keep, [&](PracticeFile& file) {
        SupplierBook book(file);
        const auto confirmed = application::confirm_by_telephone(book, program.catalogue(), options.supplier, options.number, options.code, options.by, present());
        if (!confirmed.ok() && confirmed.error().code == ErrorCode::wrong_key) {
            return say_refused(program, program.say(Word::confirm_differs));
        }
        return kept_or_said(program, confirmed, std::to_string(options.number));
    });
}

ExitCode accept(Program& program, const SupplierOptions& options)
{
    return with_file(program, options.door, After::keep, [&](PracticeFile& file) {
        SupplierBook book(file);
        return kept_or_said(program, application::accept_signer(book, program.catalogue(), options.supplier, options.number, options.by, present()), std::to_string(options.number));
    });
}

ExitCode export_answers(Program& program, const SupplierOptions& options)
{
    return with_file(program, options.door, After::keep, [&](PracticeFile& file) {
        const application::PageSetting setting = setting_of(program);
        const auto view = application::supplier_view(SupplierBook(file), program.catalogue(), options.supplier, setting.today);
        if (!view.ok()) {
            return program.say_failure(view.error(), std::to_string(options.supplier));
        }
        const bool is_known = options.format == "csv" || options.format == "json" || options.format == "cyclonedx";
        if (!is_known) {
            return program.say_failure(fail(ErrorCode::bad_usage, "csv, json, cyclonedx"), options.format);
        }
        const std::string content = options.format == "csv" ? application::answers_as_csv(**view, setting)
            : options.format == "json"                      ? application::answers_as_json(**view, setting)
                                                            : application::answers_as_cyclonedx(**view, name_of_practice(file, setting), setting, present(), application::serial_number());
        return write_out(program, file, options.file, content, Word::departure_answers);
    });
}

ExitCode commitments(Program& program, const SupplierOptions& options)
{
    return with_file(program, options.door, options.file.empty() ? After::leave : After::keep, [&](PracticeFile& file) {
        const application::PageSetting setting = setting_of(program);
        const auto all = application::all_suppliers(SupplierBook(file), program.catalogue(), setting.today);
        if (!all.ok()) {
            return program.say_failure(all.error(), "supplier");
        }
        if (options.file.empty()) {
            return program.show(application::commitments_page(*all, setting), ExitCode::all_met);
        }
        return write_out(program, file, options.file, application::commitments_as_calendar(*all, file.vault().state().id, setting, present()), Word::departure_promises);
    });
}

ExitCode settle(Program& program, const SupplierOptions& options)
{
    return with_file(program, options.door, After::keep, [&](PracticeFile& file) {
        SupplierBook book(file);
        const auto state = options.drops ? suppliers::CommitmentState::dropped : suppliers::CommitmentState::kept;
        return kept_or_said(program, book.settle(options.number, state, options.reason, present()), std::to_string(options.number));
    });
}

ExitCode remind(Program& program, const SupplierOptions& options)
{
    return with_file(program, options.door, After::leave, [&](PracticeFile& file) {
        const application::PageSetting setting = setting_of(program);
        const auto all = application::all_suppliers(SupplierBook(file), program.catalogue(), setting.today);
        if (!all.ok()) {
            return program.say_failure(all.error(), "supplier");
        }
        for (const OneSupplier& view : *all) {
            for (const suppliers::Commitment& commitment : view->commitments) {
                if (commitment.id == options.number) {
                    const application::SupplierLetter letter = application::reminder_letter(*view, commitment, signature_of_practice(file, setting), setting);
                    return print_letter(program, letter);
                }
            }
        }
        return program.say_failure(fail(ErrorCode::not_found, "no such promise"), std::to_string(options.number));
    });
}

ExitCode annex(Program& program, const SupplierOptions& options)
{
    const auto format = application::paper_format_named(options.file.substr(options.file.rfind('.') + 1));
    if (!format) {
        return program.say_failure(fail(ErrorCode::bad_usage, "pdf, odt, docx, html"), options.file);
    }
    return with_file(program, options.door, After::keep, [&](PracticeFile& file) {
        if (!has_name(file)) {
            return say_refused(program, program.say(Word::practice_needs_name));
        }
        const application::PageSetting setting = setting_of(program);
        const auto view = application::supplier_view(SupplierBook(file), program.catalogue(), options.supplier, setting.today);
        const auto worker = worker::Worker::beside_this_program();
        if (!view.ok() || !worker.ok()) {
            return program.say_failure(view.ok() ? worker.error() : view.error(), std::to_string(options.supplier));
        }
        const std::string practice = name_of_practice(file, setting);
        const auto paper = application::draw_paper(*worker, application::annex_document(**view, practice, setting), *format, paper_options(program, practice));
        return paper.ok() ? write_out(program, file, options.file, *paper, Word::departure_annex) : program.say_failure(paper.error(), options.file);
    });
}

ExitCode decide(Program& program, const SupplierOptions& options)
{
    return with_file(program, options.door, After::keep, [&](PracticeFile& file) {
        SupplierBook book(file);
        if (options.withdraws) {
            return kept_or_said(program, book.withdraw_clause(options.supplier, options.clause, present()), options.clause);
        }
        const auto on = day_in(options.on);
        if (!on.ok()) {
            return program.say_failure(on.error(), options.on);
        }
        const auto decision = options.accepts_risk ? suppliers::ClauseDecision::risk_accepted : suppliers::ClauseDecision::obtained;
        return kept_or_said(program, application::decide_clause(book, program.catalogue(), options.supplier, {options.clause, decision, options.reason, options.by, on->value_or(Date{})}, present()), options.clause);
    });
}

void add_card_options(Program& program, CLI::App& command, SupplierOptions& options)
{
    command.add_option("--does", options.does, program.say(Word::option_does, {{"ids", ids_of_activities()}}))->type_name("");
    StepOptions(program, command)
        .option("--on-call", options.on_call, Word::option_on_call)
        .option("--contract", options.contract, Word::option_contract)
        .option("--contract-from", options.contract_from, Word::option_contract_from)
        .option("--contract-to", options.contract_to, Word::option_contract_to)
        .option("--notice", options.notice, Word::option_notice)
        .option("--renewal", options.renewal, Word::option_renewal)
        .option("--remote-tool", options.remote_tool, Word::option_remote_tool)
        .option("--data", options.data, Word::option_data)
        .option("--reaches", options.reaches, Word::option_reaches);
}

}  // namespace

void supplier(Program& program)
{
    const auto options = std::make_shared<SupplierOptions>();
    SupplierOptions& o = *options;
    CLI::App& group = program.add_group("supplier", Word::command_supplier);
    const auto command = [&](const std::string& name, Word help, Step run) -> CLI::App& {
        CLI::App& added = program.add_step(group, name, help, [&program, options, run] { return run(program, *options); });
        add_door_options(program, added, options->door);
        return added;
    };
    const auto step = [&](const std::string& name, Word help, Step run) { return StepOptions(program, command(name, help, run)); };
    const auto of_one = [&](const std::string& name, Word help, Step run) { return step(name, help, run).needed("supplier", o.supplier, Word::option_supplier); };

    step("list", Word::command_supplier_list, list);
    of_one("show", Word::command_supplier_show, show);
    CLI::App& adding = command("add", Word::command_supplier_add, add);
    StepOptions(program, adding).needed("name", o.name, Word::option_name).option("--phone", o.phone, Word::option_phone).option("--mail", o.mail, Word::option_mail);
    add_card_options(program, adding, o);
    CLI::App& setting = command("set", Word::command_supplier_set, set);
    StepOptions(program, setting).needed("supplier", o.supplier, Word::option_supplier);
    add_card_options(program, setting, o);
    of_one("document", Word::command_supplier_document, change_documents)
        .option("kind", o.kind, Word::option_document_kind)
        .option("--remove", o.number, Word::option_remove_document)
        .option("--number", o.document_number, Word::option_number)
        .option("--issuer", o.issuer, Word::option_issuer)
        .option("--version", o.version, Word::option_document_version)
        .option("--activities", o.activities, Word::option_hds_activities)
        .option("--places", o.places, Word::option_places)
        .option("--ends", o.ends, Word::option_ends)
        .option("--attach", o.file, Word::option_scan);
    step("question", Word::command_supplier_question, question).option("ask", o.ask, Word::option_ask).option("--remove", o.number, Word::option_remove);
    of_one("ask", Word::command_supplier_ask, ask).needed("--out", o.out, Word::option_out).option("--due", o.due, Word::option_answer_due);
    of_one("sent", Word::command_supplier_sent, sent);
    step("import", Word::command_supplier_import, import)
        .needed("file", o.file, Word::option_answer_file)
        .option("--supplier", o.supplier, Word::option_supplier)
        .option("--anchors", o.anchors, Word::option_anchors);
    step("verify", Word::command_supplier_verify, verify).needed("file", o.file, Word::option_answer_file).option("--anchors", o.anchors, Word::option_anchors);
    of_one("confirm", Word::command_supplier_confirm, confirm).needed("answer", o.number, Word::option_return).needed("--code", o.code, Word::option_code).needed("--by", o.by, Word::confirm_who);
    of_one("accept", Word::command_supplier_accept, accept).needed("answer", o.number, Word::option_return).needed("--by", o.by, Word::accept_who);
    of_one("answers", Word::command_supplier_answers, answers);
    of_one("write", Word::command_supplier_write, write);
    of_one("export", Word::command_supplier_export, export_answers).needed("format", o.format, Word::option_export_format).needed("file", o.file, Word::option_file);
    step("commitments", Word::command_supplier_commitments, commitments).option("--ics", o.file, Word::option_file);
    step("settle", Word::command_supplier_settle, settle).needed("promise", o.number, Word::option_commitment).option("--note", o.reason, Word::option_note).flag("--drop", o.drops, Word::option_drop);
    step("remind", Word::command_supplier_remind, remind).needed("promise", o.number, Word::option_commitment);
    of_one("annex", Word::command_supplier_annex, annex).needed("file", o.file, Word::option_file);
    of_one("decide", Word::command_supplier_decide, decide)
        .needed("clause", o.clause, Word::option_clause)
        .flag("--accept-risk", o.accepts_risk, Word::option_accept_risk)
        .flag("--withdraw", o.withdraws, Word::option_withdraw)
        .option("--reason", o.reason, Word::option_decide_reason)
        .option("--on", o.on, Word::option_decided_on)
        .option("--by", o.by, Word::annex_by);
    of_one("risks", Word::command_supplier_risks, risks);
    of_one("compromised", Word::command_supplier_compromised, compromised);
}

}  // namespace asepsie::cli::commands
