// asepsie incident: on the day of the attack. The guides ask for no passphrase: nobody has time for one then. The rest keeps the incident's journal.
#include "application/incident/dossier.h"
#include "application/incident/incident_pages.h"
#include "application/incident/incident_work.h"
#include "application/incident/printed_sheet.h"
#include "application/incident/reflex_sheet.h"
#include "application/incident/rehearsal.h"
#include "foundation/base/text.h"
#include "foundation/crypto/digest.h"
#include "foundation/crypto/seal.h"
#include "foundation/crypto/timestamp.h"
#include "foundation/platform/linux/console.h"
#include "foundation/storage/fingerprint.h"
#include "foundation/storage/files.h"
#include "interfaces/cli/program/door.h"
#include "interfaces/cli/program/outside.h"

#include "interfaces/cli/commands/all.h"

#include <algorithm>

namespace asepsie::cli::commands {
namespace {

using application::IncidentBook;
using application::IncidentView;
using application::PaperFormat;
using application::PracticeFile;
using ::asepsie::incident::Record;
using ::asepsie::incident::RecordKind;
using words::Word;

struct IncidentOptions {
    Door door;
    std::int64_t incident = 0;  // 0: the newest
    std::string name;           // of a situation, a gesture, a moment, a fact, a letter, an exercise, a paper
    std::string text;
    std::string author;
    std::string at;
    std::string file;
    std::string key;
    std::string answers;
    std::string notify;
    std::string patients;
    std::string rules;
    bool is_from_paper = false;
    bool publishes = false;
    bool unpublishes = false;
};

template <typename Entry>
std::string ids_of(std::span<const Entry> entries)
{
    std::vector<std::string> ids;
    std::transform(entries.begin(), entries.end(), std::back_inserter(ids), [](const Entry& entry) { return std::string(entry.id); });
    return text::join(ids, ", ");
}

ExitCode say_unknown(Program& program, Word word, const std::string& what, const std::string& names) { return say_refused(program, program.say(word, {{"what", text::made_safe_to_show(what)}, {"names", names}})); }

// ---- without a passphrase ----

std::vector<practice::Entry> shown_numbers(const IncidentOptions& options)
{
    const auto numbers = application::published_numbers(folder_behind(options.door));
    return numbers ? numbers->entries : std::vector<practice::Entry>();
}

ExitCode way_in(Program& program, const IncidentOptions& options)
{
    const application::PageSetting setting = setting_of(program);
    document::Document page = application::situations_page(setting);
    const auto numbers = shown_numbers(options);
    const bool has_notebook = storage::has_vault(*storage::this_disk(), folder_behind(options.door));
    const auto own = !numbers.empty() ? application::OwnNumbers::published : has_notebook ? application::OwnNumbers::locked : application::OwnNumbers::absent;
    const application::ReflexSheet sheet = application::reflex_sheet(setting.catalogue, own, numbers, setting.language);
    page.add(document::Heading{2, program.say(Word::incident_sheet)});
    const document::Document gestures = as_document(sheet, setting.catalogue);
    std::copy(gestures.blocks.begin() + 2, gestures.blocks.end(), std::back_inserter(page.blocks));  // its title and lead are this page's own
    return program.show_with_hint(page, Word::incident_how);
}

ExitCode guide(Program& program, const IncidentOptions& options)
{
    const knowledge::Situation* situation = program.catalogue().situation(options.name);
    if (situation == nullptr) {
        return say_unknown(program, Word::incident_unknown_situation, options.name, ids_of(program.catalogue().situations));
    }
    return program.show_with_hint(application::guide_page(*situation, shown_numbers(options), setting_of(program)), Word::incident_how);
}

std::string flaw_in_words(const Program& program, const journal::Finding& finding)
{
    return words::say_named(program.catalogue(), "journal_flaw_" + std::string(journal::name_of(finding.flaw)), program.language(),
        {{"line", static_cast<std::int64_t>(finding.line)}, {"entry", static_cast<std::int64_t>(finding.entry)}});
}

ExitCode verify(Program& program, const IncidentOptions& options)
{
    const auto text = storage::read_whole_file(options.file, journal::max_journal_bytes);
    const auto reading = text.ok() ? journal::read_journal(*text) : Result<journal::Reading>(text.error());
    if (!reading.ok()) {
        return program.say_failure(reading.error(), options.file);
    }
    if (!options.key.empty()) {
        constexpr std::size_t most = 4'096;
        const auto key = storage::read_whole_file(options.key, most);
        if (!key.ok()) {
            return program.say_failure(key.error(), options.key);
        }
        if (text::trim(*key) != text::trim(crypto::public_key_pem(reading->public_key))) {
            return say_refused(program, program.say(Word::journal_other_key));
        }
    }
    document::Document page;
    if (reading->findings.empty()) {
        page.add(document::Lead{document::Tone::in_order,
            program.say(Word::journal_holds,
                {{"n", static_cast<std::int64_t>(reading->entries.size())}, {"moment", words::show_moment(program.catalogue(), wall_time(Zone{}, reading->sealed_at), program.language())}, {"code", reading->code}})});
    } else {
        constexpr std::size_t most_shown = 20;
        page.add(document::Lead{document::Tone::danger, program.say(Word::journal_does_not_hold)});
        document::List flaws;
        for (std::size_t i = 0; i < std::min(most_shown, reading->findings.size()); ++i) {
            flaws.items.push_back(flaw_in_words(program, reading->findings[i]));
        }
        page.add(std::move(flaws));
    }
    page.add(document::Aside{program.say(Word::journal_what_holds)});
    return program.show(page, reading->findings.empty() ? ExitCode::all_met : ExitCode::to_mend);
}

// ---- one incident ----

Result<std::int64_t> chosen(PracticeFile& file, const IncidentOptions& options)
{
    if (options.incident > 0) {
        return options.incident;
    }
    const auto ids = TRY(IncidentBook(file).ids());
    return ids.empty() ? Result<std::int64_t>(fail(ErrorCode::not_found, "no incident")) : ids.front();
}

using Work = std::function<ExitCode(PracticeFile&, const IncidentView&)>;

ExitCode with_incident(Program& program, const IncidentOptions& options, After after, const Work& work)
{
    return with_file(program, options.door, after, [&](PracticeFile& file) {
        const auto id = chosen(file, options);
        if (!id.ok() && options.incident == 0) {
            return say_refused(program, program.say(Word::incident_none));
        }
        const auto view = application::incident_view(file, program.catalogue(), *id, present_clocks());
        return view.ok() ? work(file, **view) : program.say_failure(view.error(), std::to_string(*id));
    });
}

Record record_of(const IncidentOptions& options, RecordKind kind, const std::string& about, const std::string& said)
{
    Record record;
    record.kind = kind;
    record.about = about;
    record.text = said;
    record.author = options.author;
    record.is_from_paper = options.is_from_paper;
    return record;
}

ExitCode add_record(Program& program, const IncidentOptions& options, Record record)
{
    return with_incident(program, options, After::keep, [&](PracticeFile& file, const IncidentView& view) {
        const auto ahead = record.kind == RecordKind::clock ? application::Ahead::allowed : application::Ahead::refused;
        const application::TypedMoment typed = application::read_moment(options.at, view, ahead);
        if (typed.wrong) {
            return say_refused(program, program.say(*typed.wrong, {{"what", text::made_safe_to_show(options.at)}}));
        }
        record.happened = typed.moment;
        const auto added = IncidentBook(file).add(view.kept.id, record, present_clocks());
        if (!added.ok()) {
            return program.say_failure(added.error(), options.name + options.text);
        }
        const auto kept = IncidentBook(file).incident(view.kept.id);
        return kept.ok() ? program.print(document::plain(program.say(Word::journal_code, {{"code", kept->code}})) + "\n", ExitCode::all_met) : program.say_failure(kept.error(), "");
    });
}

ExitCode open(Program& program, const IncidentOptions& options)
{
    if (program.catalogue().situation(options.name) == nullptr) {
        return say_unknown(program, Word::incident_unknown_situation, options.name, ids_of(program.catalogue().situations));
    }
    return with_file(program, options.door, After::keep, [&](PracticeFile& file) {
        IncidentBook book(file);
        const auto id = book.open(options.name, options.author, present_clocks());
        const auto kept = id.ok() ? book.incident(*id) : Result<application::KeptIncident>(id.error());
        return kept.ok() ? program.print(program.say(Word::incident_opened, {{"code", kept->code}}) + "\n", ExitCode::all_met) : program.say_failure(kept.error(), options.name);
    });
}

ExitCode show(Program& program, const IncidentOptions& options)
{
    return with_incident(program, options, After::leave, [&](PracticeFile&, const IncidentView& view) { return program.show(application::incident_page(view, setting_of(program)), ExitCode::all_met); });
}

ExitCode note(Program& program, const IncidentOptions& options) { return add_record(program, options, record_of(options, RecordKind::note, "", options.text)); }

ExitCode done(Program& program, const IncidentOptions& options)
{
    const bool is_duty = program.catalogue().deadline(options.name) != nullptr;
    const auto& situations = program.catalogue().situations;
    const bool is_step = std::any_of(situations.begin(), situations.end(), [&](const knowledge::Situation& situation) {
        return std::any_of(situation.steps.begin(), situation.steps.end(), [&](const knowledge::ReflexStep& step) { return step.id == options.name; });
    });
    if (!is_duty && !is_step) {
        return program.say_no_such_id(options.name);
    }
    return add_record(program, options, record_of(options, is_duty ? RecordKind::duty : RecordKind::step, options.name, options.text));
}

ExitCode moment(Program& program, const IncidentOptions& options)
{
    if (!knowledge::milestone_named(options.name)) {
        return program.say_failure(fail(ErrorCode::bad_usage, "attack_known, data_known, supplier_told"), options.name);
    }
    return add_record(program, options, record_of(options, RecordKind::milestone, options.name, options.text));
}

ExitCode clock(Program& program, const IncidentOptions& options) { return add_record(program, options, record_of(options, RecordKind::clock, "", "")); }

ExitCode fact(Program& program, const IncidentOptions& options)
{
    const knowledge::IncidentFact* known = program.catalogue().incident_fact(options.name);
    if (known == nullptr || known->kind == knowledge::IncidentFact::Kind::automatic) {
        std::vector<std::string> ids;
        for (const knowledge::IncidentFact& one : program.catalogue().incident_facts) {
            if (one.kind != knowledge::IncidentFact::Kind::automatic) {
                ids.emplace_back(one.id);
            }
        }
        return program.say_failure(fail(ErrorCode::bad_usage, text::join(ids, ", ")), options.name);
    }
    return add_record(program, options, record_of(options, RecordKind::fact, options.name, options.text));
}

ExitCode decide(Program& program, const IncidentOptions& options)
{
    using namespace ::asepsie::incident;
    const auto answers = breach_answers_typed(options.answers);
    const auto notifies = tri_typed(options.notify);
    const auto tells = tri_typed(options.patients);
    const auto patients = tells == Tri::yes ? TellPatients::yes : tells == Tri::no ? TellPatients::no : TellPatients::when_known;
    const bool is_patients = options.patients.empty() || tells || tell_patients_named(options.patients);
    const bool is_notify = options.notify.empty() || notifies == Tri::yes || notifies == Tri::no;
    if (!answers || !is_patients || !is_notify) {
        return program.say_failure(fail(ErrorCode::bad_usage, "touched, read, encrypted, restored, sensitive, harm, contained = yes, no, unknown"), options.answers + " " + options.notify + " " + options.patients);
    }
    if (options.notify.empty()) {
        return program.show(application::advice_page(*answers, setting_of(program)), ExitCode::all_met);
    }
    return add_record(program, options, record_of(options, RecordKind::decision, to_text({*answers, notifies == Tri::yes, patients}), options.text));
}

// A copy where it is small enough to be sealed, its fingerprint alone where not.
ExitCode evidence(Program& program, const IncidentOptions& options)
{
    const auto say_unreadable = [&](const Error& error) {
        return error.code == ErrorCode::busy ? say_refused(program, program.say(Word::evidence_changed, {{"what", text::made_safe_to_show(options.file)}})) : program.say_failure(error, options.file);
    };
    ::asepsie::incident::EvidenceFile kept;
    kept.name = application::evidence_name(options.file);
    const auto fingerprint = storage::fingerprint_of(options.file, [&, last = std::int64_t{-1}](std::int64_t read, std::int64_t of) mutable {
        const std::int64_t percent = of == 0 ? 100 : read * 100 / of;
        if (percent != last) {
            last = percent;
            platform::show_progress(program.say(Word::evidence_hashing, {{"name", kept.name}, {"percent", percent}}));
        }
    });
    platform::show_progress("");
    if (!fingerprint.ok()) {
        return say_unreadable(fingerprint.error());
    }
    kept.bytes = fingerprint->bytes;
    kept.sha256 = fingerprint->sha256;
    std::optional<std::string> content;
    if (static_cast<std::size_t>(kept.bytes) <= storage::max_attachment_bytes) {
        auto read = storage::read_whole_file(options.file, storage::max_attachment_bytes);
        if (!read.ok()) {
            return say_unreadable(read.error());
        }
        content = std::move(read).value();
        if (crypto::to_hex(crypto::sha256(*content)) != kept.sha256) {
            return say_unreadable(fail(ErrorCode::busy, options.file));
        }
    }
    return with_incident(program, options, After::keep, [&](PracticeFile& file, const IncidentView& view) {
        const auto added = IncidentBook(file).add_evidence(view.kept.id, record_of(options, RecordKind::evidence, "", options.text), kept, content, present_clocks());
        if (!added.ok()) {
            return program.say_failure(added.error(), kept.name);
        }
        if (!content) {
            program.say_aside(program.say(Word::evidence_too_large_to_copy));
        }
        return program.print("SHA-256  " + kept.sha256 + "  " + kept.name + "\n", ExitCode::all_met);
    });
}

ExitCode letter(Program& program, const IncidentOptions& options)
{
    const knowledge::IncidentLetter* found = program.catalogue().letter(options.name);
    if (!options.name.empty() && found == nullptr) {
        return say_unknown(program, Word::letter_unknown, options.name, ids_of(program.catalogue().letters));
    }
    const application::PageSetting setting = setting_of(program);
    if (found == nullptr) {
        return with_incident(program, options, After::leave, [&](PracticeFile&, const IncidentView& view) { return program.show_with_hint(application::letters_page(view, setting), Word::letter_how); });
    }
    return with_incident(program, options, options.file.empty() ? After::leave : After::keep, [&](PracticeFile& file, const IncidentView& view) {
        const auto filled = application::filled_letter(view, *found, setting);
        if (options.file.empty()) {
            return program.show(application::letter_document(filled, setting), ExitCode::all_met);
        }
        if (options.file.ends_with(".txt")) {
            return write_out(program, file, options.file, application::letter_text(filled), Word::departure_letter);
        }
        const auto format = format_of(options.file);
        if (!format) {
            return program.say_failure(fail(ErrorCode::bad_usage, "pdf, odt, docx, html, txt"), options.file);
        }
        const auto worker = worker::Worker::beside_this_program();
        const auto paper = worker.ok() ? application::draw_paper(*worker, application::letter_document(filled, setting), *format, paper_options(program, view.place.practice.name)) : Result<std::string>(worker.error());
        return paper.ok() ? write_out(program, file, options.file, *paper, Word::departure_letter) : program.say_failure(paper.error(), options.file);
    });
}

ExitCode journal_(Program& program, const IncidentOptions& options)
{
    if (options.file.empty()) {
        return with_incident(program, options, After::leave, [&](PracticeFile&, const IncidentView& view) { return program.show(application::journal_page(view, setting_of(program)), ExitCode::all_met); });
    }
    // Given out as it stands: one that does not hold is for whoever finds out why.
    return with_file(program, options.door, After::keep, [&](PracticeFile& file) {
        const auto id = chosen(file, options);
        const auto text = id.ok() ? IncidentBook(file).journal_text(*id) : Result<std::string>(id.error());
        return text.ok() ? write_out(program, file, options.file, *text, Word::departure_journal) : program.say_failure(text.error(), options.file);
    });
}

// The question to a time-stamping authority about the journal as it stands: sent by whoever wants to, its answer kept as evidence.
ExitCode timestamp(Program& program, const IncidentOptions& options)
{
    return with_incident(program, options, After::keep, [&](PracticeFile& file, const IncidentView& view) {
        const auto last_line = IncidentBook(file).last_line(view.kept.id);
        if (!last_line.ok()) {
            return program.say_failure(last_line.error(), options.file);
        }
        const std::string digest = crypto::sha256(*last_line);
        const ExitCode written = write_out(program, file, options.file, crypto::timestamp_question(digest), Word::departure_timestamp);
        return written == ExitCode::all_met ? program.print(program.say(Word::timestamp_asked, {{"hash", crypto::to_hex(digest)}, {"code", view.kept.code}}) + "\n", written) : written;
    });
}

ExitCode dossier(Program& program, const IncidentOptions& options)
{
    return with_incident(program, options, After::keep, [&](PracticeFile& file, const IncidentView& view) {
        if (storage::read_whole_file(options.file, 1).ok() || storage::read_whole_file(options.file, 1).error().code != ErrorCode::not_found) {
            return say_refused(program, program.say(Word::dossier_exists, {{"what", text::made_safe_to_show(options.file)}}));
        }
        const auto worker = worker::Worker::beside_this_program();
        const auto made = worker.ok() ? application::make_dossier(file, *worker, view, setting_of(program)) : Result<application::Dossier>(worker.error());
        if (!made.ok()) {
            return program.say_failure(made.error(), options.file);
        }
        program.say_aside(program.say(Word::dossier_warning));
        return write_out(program, file, options.file, made->content, Word::departure_dossier);
    });
}

ExitCode calendar(Program& program, const IncidentOptions& options)
{
    return with_incident(program, options, After::keep, [&](PracticeFile& file, const IncidentView& view) {
        return write_out(program, file, options.file, application::clocks_as_calendar(view, setting_of(program)), Word::clocks_title);
    });
}

ExitCode register_(Program& program, const IncidentOptions& options)
{
    return with_file(program, options.door, After::leave, [&](PracticeFile& file) {
        const auto page = application::register_of(file, setting_of(program), present_clocks());
        return page.ok() ? program.show(*page, ExitCode::all_met) : program.say_failure(page.error(), "incident");
    });
}

ExitCode close(Program& program, const IncidentOptions& options)
{
    return with_incident(program, options, After::keep, [&](PracticeFile& file, const IncidentView& view) {
        if (!view.state().decision) {
            return say_refused(program, program.say(Word::close_undecided));
        }
        const application::PageSetting setting = setting_of(program);
        for (const std::string_view rule : text::split(options.rules, ',')) {
            if (text::trim(rule).empty()) {
                continue;
            }
            if (const auto planned = application::plan_lesson(file, std::string(text::trim(rule)), view, setting, present()); !planned.ok()) {
                return program.say_failure(planned.error(), std::string(rule));
            }
        }
        const auto added = IncidentBook(file).add(view.kept.id, record_of(options, RecordKind::closed, "", options.text), present_clocks());
        return added.ok() ? ExitCode::all_met : program.say_failure(added.error(), std::to_string(view.kept.id));
    });
}

// ---- on paper, and the exercise ----

ExitCode paper(Program& program, const IncidentOptions& options)
{
    const bool is_known = options.name == "sheet" || options.name == "card" || options.name == "journal";
    if (!is_known || (options.file.empty() && !options.publishes && !options.unpublishes)) {
        return program.say_failure(fail(ErrorCode::bad_usage, "sheet, card, journal"), options.name);
    }
    return with_file(program, options.door, After::keep, [&](PracticeFile& file) {
        const application::PageSetting setting = setting_of(program);
        const auto place = application::incident_place(file, program.catalogue(), setting.today);
        if (!place.ok()) {
            return program.say_failure(place.error(), "");
        }
        if (options.publishes || options.unpublishes) {
            const std::string folder = folder_behind(options.door);
            const auto done = options.publishes ? application::publish_numbers(folder, *place, setting.today) : application::unpublish_numbers(folder);
            if (!done.ok()) {
                return program.say_failure(done.error(), folder);
            }
            program.say_aside(program.say(options.publishes ? Word::papers_opened : Word::papers_closed));
            if (options.file.empty()) {
                return ExitCode::all_met;
            }
        }
        const application::ReflexSheet sheet = application::reflex_sheet(setting.catalogue, application::OwnNumbers::known, place->reachable, setting.language);
        const document::Document page = options.name == "sheet" ? application::reflex_sheet_paper(sheet, setting) : options.name == "card" ? application::pocket_card(sheet, setting) : application::paper_journal(setting);
        const auto worker = worker::Worker::beside_this_program();
        const auto drawn = worker.ok() ? application::draw_paper(*worker, page, PaperFormat::pdf, paper_options(program, place->practice.name)) : Result<std::string>(worker.error());
        if (!drawn.ok()) {
            return program.say_failure(drawn.error(), options.file);
        }
        if (options.name == "sheet") {
            if (const auto noted = application::note_printed(file, *place, setting.today); !noted.ok()) {
                return program.say_failure(noted.error(), options.file);
            }
        }
        return write_out(program, file, options.file, *drawn, Word::departure_sheet);
    });
}

std::optional<application::RehearsalAnswer> ask_event(Program& program)
{
    const auto typed = platform::read_line_seen(program.say(Word::exercise_ask_terminal));
    if (!typed.ok()) {
        return std::nullopt;
    }
    const std::string answer = text::lower(text::trim(*typed));
    const auto could = answer.starts_with('o') || answer.starts_with('y') ? application::Could::yes : answer.starts_with('p') ? application::Could::partly : application::Could::no;
    if (could == application::Could::yes) {
        return application::RehearsalAnswer{could, ""};
    }
    const auto note = platform::read_line_seen(program.say(Word::exercise_note) + " : ");
    return application::RehearsalAnswer{could, note.ok() ? std::string(text::trim(*note)) : ""};
}

ExitCode rehearse(Program& program, const IncidentOptions& options)
{
    const knowledge::Exercise* exercise = options.name.empty() ? &program.catalogue().exercises.front() : program.catalogue().exercise(options.name);
    if (exercise == nullptr) {
        return say_unknown(program, Word::exercise_unknown, options.name, ids_of(program.catalogue().exercises));
    }
    return with_file(program, options.door, After::keep, [&](PracticeFile& file) {
        const application::PageSetting setting = setting_of(program);
        application::Rehearsal rehearsal{exercise, present(), {}, options.author, {}};
        program.say_aside(std::string(exercise->lead.in(setting.language)));
        for (std::size_t event = 0; event < exercise->events.size(); ++event) {
            if (program.show(application::event_page(*exercise, event, setting), ExitCode::all_met) != ExitCode::all_met) {
                return ExitCode::could_not_run;
            }
            const auto answer = ask_event(program);
            if (!answer) {
                return program.say_failure(fail(ErrorCode::bad_usage, "o, p, n"), std::string(exercise->id));
            }
            rehearsal.answers.push_back(*answer);
            program.say_aside(document::plain(program.say(Word::exercise_good) + " : " + std::string(exercise->events[event].good.in(setting.language))));
        }
        rehearsal.ended = present();
        if (const auto kept = application::keep_rehearsal(file, rehearsal, setting, present()); !kept.ok()) {
            return program.say_failure(kept.error(), std::string(exercise->id));
        }
        return program.show(application::result_page(rehearsal, setting), ExitCode::all_met);
    });
}

}  // namespace

void incident(Program& program)
{
    const auto options = std::make_shared<IncidentOptions>();
    CLI::App& group = program.add_group("incident", Word::command_incident, [&program, options] { return way_in(program, *options); });
    group.add_option("--vault", options->door.folder, program.say(Word::option_vault))->type_name("");
    using Step = ExitCode (*)(Program&, const IncidentOptions&);
    const auto bare_step = [&](const char* name, Word help, Step run) -> CLI::App& { return program.add_step(group, name, help, [&program, options, run] { return run(program, *options); }); };
    const auto step = [&](const char* name, Word help, Step run) -> CLI::App& {
        CLI::App& command = bare_step(name, help, run);
        add_door_options(program, command, options->door);
        return command;
    };
    const auto of_one = [&](const char* name, Word help, Step run) -> CLI::App& {
        CLI::App& command = step(name, help, run);
        command.add_option("--incident", options->incident, program.say(Word::option_incident))->type_name("");
        return command;
    };
    // What writes a line into the journal.
    const auto authored = [&](const char* name, Word help, Step run) -> CLI::App& {
        CLI::App& command = of_one(name, help, run);
        command.add_option("--author", options->author, program.say(Word::option_author))->type_name("");
        return command;
    };
    const auto writing = [&](const char* name, Word help, Step run) -> CLI::App& {
        CLI::App& command = authored(name, help, run);
        command.add_option("--at", options->at, program.say(Word::option_at))->type_name("");
        command.add_flag("--from-paper", options->is_from_paper, program.say(Word::option_from_paper));
        return command;
    };
    const auto take = [&](CLI::App& command, const char* name, std::string& place, Word help) { return command.add_option(name, place, program.say(help))->type_name(""); };

    take(bare_step("guide", Word::command_incident_guide, guide), "situation", options->name, Word::option_situation)->required();
    CLI::App& verifying = bare_step("verify", Word::command_incident_verify, verify);
    take(verifying, "file", options->file, Word::option_file)->required();
    take(verifying, "--key", options->key, Word::option_key);

    CLI::App& opening = step("open", Word::command_incident_open, open);
    take(opening, "situation", options->name, Word::option_situation)->required();
    take(opening, "--author", options->author, Word::option_author);
    of_one("show", Word::command_incident_show, show);
    take(writing("note", Word::command_incident_note, note), "text", options->text, Word::option_note_text)->required();
    CLI::App& doing = writing("done", Word::command_incident_done, done);
    take(doing, "name", options->name, Word::option_step)->required();
    take(doing, "text", options->text, Word::option_note_text);
    CLI::App& timing = writing("moment", Word::command_incident_moment, moment);
    take(timing, "name", options->name, Word::option_milestone)->required();
    take(timing, "reason", options->text, Word::clock_why);
    timing.get_option("--at")->required();
    CLI::App& knowing = writing("fact", Word::command_incident_fact, fact);
    take(knowing, "name", options->name, Word::option_fact)->required();
    take(knowing, "text", options->text, Word::option_note_text);
    CLI::App& deciding = authored("decide", Word::command_incident_decide, decide);
    take(deciding, "--answers", options->answers, Word::option_answers)->required();
    take(deciding, "--notify", options->notify, Word::option_notify);
    take(deciding, "--patients", options->patients, Word::option_patients);
    take(deciding, "--reason", options->text, Word::breach_reasons);
    CLI::App& keeping = authored("evidence", Word::command_incident_evidence, evidence);
    take(keeping, "file", options->file, Word::option_file)->required();
    take(keeping, "--note", options->text, Word::option_note_text);
    writing("clock", Word::command_incident_clock, clock).get_option("--at")->required();
    CLI::App& lettering = of_one("letter", Word::command_incident_letter, letter);
    take(lettering, "name", options->name, Word::option_letter);
    take(lettering, "--out", options->file, Word::option_file);
    take(of_one("journal", Word::command_incident_journal, journal_), "--out", options->file, Word::option_file);
    take(of_one("timestamp", Word::command_incident_timestamp, timestamp), "file", options->file, Word::option_file)->required();
    take(of_one("dossier", Word::command_incident_dossier, dossier), "file", options->file, Word::option_file)->required();
    take(of_one("calendar", Word::command_incident_calendar, calendar), "file", options->file, Word::option_file)->required();
    step("register", Word::command_incident_register, register_);
    CLI::App& closing = authored("close", Word::command_incident_close, close);
    take(closing, "lessons", options->text, Word::close_lessons);
    take(closing, "--plan", options->rules, Word::option_rules_to_plan);

    CLI::App& printing = step("paper", Word::command_incident_paper, paper);
    take(printing, "name", options->name, Word::option_paper)->required();
    take(printing, "file", options->file, Word::option_file);
    printing.add_flag("--publish", options->publishes, program.say(Word::option_publish));
    printing.add_flag("--unpublish", options->unpublishes, program.say(Word::option_unpublish));
    CLI::App& rehearsing = step("rehearse", Word::command_incident_rehearse, rehearse);
    take(rehearsing, "name", options->name, Word::option_exercise);
    take(rehearsing, "--present", options->author, Word::option_present);
}

}  // namespace asepsie::cli::commands
