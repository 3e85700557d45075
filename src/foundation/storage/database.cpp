#include "foundation/storage/database.h"

#include <sqlite3.h>

#include <cstring>

namespace asepsie::storage {
namespace {

sqlite3_stmt* statement_of(void* statement) { return static_cast<sqlite3_stmt*>(statement); }

Error failure(sqlite3* database, ErrorCode code) { return fail(code, std::string("the database: ") + (database != nullptr ? sqlite3_errmsg(database) : "no memory")); }

int bind(sqlite3_stmt* statement, int place, const Bound& value)
{
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
        return sqlite3_bind_int64(statement, place, *number);
    }
    if (const auto* real = std::get_if<double>(&value)) {
        return sqlite3_bind_double(statement, place, *real);
    }
    if (const auto* text = std::get_if<std::string_view>(&value)) {
        return sqlite3_bind_text64(statement, place, text->data() == nullptr ? "" : text->data(), text->size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    }
    return sqlite3_bind_null(statement, place);
}

}  // namespace

std::string Row::text(int column) const
{
    const auto* bytes = sqlite3_column_text(statement_of(m_statement), column);
    const int size = sqlite3_column_bytes(statement_of(m_statement), column);
    return bytes == nullptr ? std::string() : std::string(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
}

std::int64_t Row::integer(int column) const { return sqlite3_column_int64(statement_of(m_statement), column); }
double Row::real(int column) const { return sqlite3_column_double(statement_of(m_statement), column); }
bool Row::is_null(int column) const { return sqlite3_column_type(statement_of(m_statement), column) == SQLITE_NULL; }

Database::Database(Database&& other) noexcept : m_database(std::exchange(other.m_database, nullptr)) {}

Database& Database::operator=(Database&& other) noexcept
{
    std::swap(m_database, other.m_database);
    return *this;
}

Database::~Database() { sqlite3_close_v2(m_database); }

Result<Database> Database::create()
{
    sqlite3* opened = nullptr;
    if (sqlite3_open_v2(":memory:", &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_MEMORY, nullptr) != SQLITE_OK) {
        const Error error = failure(opened, ErrorCode::io_failed);
        sqlite3_close_v2(opened);
        return error;
    }
    Database database(opened);
    // An image may have been made by somebody else: no functions or tables of its own choosing, no temporary files (sqlite.org/security.html).
    sqlite3_db_config(opened, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(opened, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(opened, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_db_config(opened, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
    sqlite3_limit(opened, SQLITE_LIMIT_ATTACHED, 0);
    TRY(database.run("PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = ON;"));
    return database;
}

Result<Database> Database::from_image(std::string_view image)
{
    Database database = TRY(create());
    auto* copy = static_cast<unsigned char*>(sqlite3_malloc64(image.size() + 1));
    if (copy == nullptr) {
        return fail(ErrorCode::too_large, "no memory for the database");
    }
    std::memcpy(copy, image.data(), image.size());
    const auto size = static_cast<sqlite3_int64>(image.size());
    // The copy is SQLite's from here on, whether this succeeds or not.
    if (sqlite3_deserialize(database.m_database, "main", copy, size, size, SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE) != SQLITE_OK) {
        return failure(database.m_database, ErrorCode::malformed);
    }
    std::string verdict;
    const auto checked = database.query("PRAGMA quick_check(1)", {}, [&](const Row& row) { verdict = row.text(0); });
    if (!checked.ok() || verdict != "ok") {
        return fail(ErrorCode::malformed, "the database: " + (checked.ok() ? verdict : checked.error().detail));
    }
    return database;
}

Result<std::string> Database::image() const
{
    sqlite3_int64 size = 0;
    unsigned char* bytes = sqlite3_serialize(m_database, "main", &size, 0);
    if (bytes == nullptr) {
        return failure(m_database, ErrorCode::io_failed);
    }
    std::string image(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
    sqlite3_free(bytes);
    return image;
}

Result<Done> Database::run(std::string_view statements)
{
    return sqlite3_exec(m_database, std::string(statements).c_str(), nullptr, nullptr, nullptr) == SQLITE_OK ? Result<Done>(Done{}) : failure(m_database, ErrorCode::malformed);
}

Result<Done> Database::run(std::string_view statement, std::initializer_list<Bound> values)
{
    return run(statement, std::span<const Bound>(values.begin(), values.size()));
}

Result<Done> Database::run(std::string_view statement, std::span<const Bound> values)
{
    Answer answer = TRY(ask(statement, values));
    while (TRY(answer.next())) {
    }
    return Done{};
}

Result<Database::Answer> Database::ask(std::string_view statement, std::span<const Bound> values) const
{
    sqlite3_stmt* prepared = nullptr;
    if (sqlite3_prepare_v2(m_database, statement.data(), static_cast<int>(statement.size()), &prepared, nullptr) != SQLITE_OK) {
        return failure(m_database, ErrorCode::malformed);
    }
    Answer answer(m_database, prepared);
    int place = 0;
    for (const Bound& value : values) {
        if (bind(prepared, ++place, value) != SQLITE_OK) {
            return failure(m_database, ErrorCode::too_large);
        }
    }
    return answer;
}

Database::Answer::~Answer() { sqlite3_finalize(statement_of(m_statement)); }

Result<bool> Database::Answer::next()
{
    const int step = sqlite3_step(statement_of(m_statement));
    if (step == SQLITE_ROW || step == SQLITE_DONE) {
        return step == SQLITE_ROW;
    }
    return failure(m_database, step == SQLITE_FULL || step == SQLITE_NOMEM ? ErrorCode::too_large : ErrorCode::malformed);
}

Result<std::int64_t> Database::number(std::string_view statement, std::initializer_list<Bound> values) const
{
    std::optional<std::int64_t> first;
    TRY(query(statement, values, [&](const Row& row) { first = first ? first : std::optional(row.integer(0)); }));
    return first.value_or(0);
}

std::int64_t Database::last_id() const { return sqlite3_last_insert_rowid(m_database); }

Result<Transaction> Transaction::begin(Database& database)
{
    TRY(database.run("BEGIN IMMEDIATE"));
    return Transaction(database);
}

Transaction::~Transaction()
{
    if (m_database != nullptr) {
        static_cast<void>(m_database->run("ROLLBACK"));
    }
}

Result<Done> Transaction::commit()
{
    TRY(m_database->run("COMMIT"));
    m_database = nullptr;
    return Done{};
}

}  // namespace asepsie::storage
