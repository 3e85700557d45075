// A small database that lives in memory and is kept as one image of bytes. The one place that sees SQLite.
#pragma once

#include "foundation/base/result.h"

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

struct sqlite3;

namespace asepsie::storage {

// What may be bound to a "?" of a statement; nothing is NULL.
using Bound = std::variant<std::nullptr_t, std::int64_t, double, std::string_view>;

// A row of an answer. Columns are counted from 0; one that is NULL or of another type reads as empty or 0.
class Row {
public:
    explicit Row(void* statement) : m_statement(statement) {}
    [[nodiscard]] std::string text(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] bool is_null(int column) const;

private:
    void* m_statement;
};

class Database {
public:
    static Result<Database> create();
    // malformed where the bytes are no image of a database, or one whose pages do not hold together.
    static Result<Database> from_image(std::string_view image);

    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;
    ~Database();

    [[nodiscard]] Result<std::string> image() const;

    // Statements without an answer, several of them where nothing is bound.
    Result<Done> run(std::string_view statements);
    Result<Done> run(std::string_view statement, std::initializer_list<Bound> values);
    Result<Done> run(std::string_view statement, std::span<const Bound> values);
    // Calls visit(row) for each row.
    template <typename Visit>
    Result<Done> query(std::string_view statement, std::initializer_list<Bound> values, Visit visit) const
    {
        Answer answer = TRY(ask(statement, {values.begin(), values.size()}));
        while (TRY(answer.next())) {
            visit(answer.row());
        }
        return Done{};
    }
    // The first column of the first row; 0 where there is none.
    [[nodiscard]] Result<std::int64_t> number(std::string_view statement, std::initializer_list<Bound> values = {}) const;
    // The id of the row last put in.
    [[nodiscard]] std::int64_t last_id() const;

private:
    class Answer {
    public:
        Answer(sqlite3* database, void* statement) : m_database(database), m_statement(statement) {}
        Answer(Answer&& other) noexcept : m_database(other.m_database), m_statement(std::exchange(other.m_statement, nullptr)) {}
        Answer(const Answer&) = delete;
        Answer& operator=(const Answer&) = delete;
        Answer& operator=(Answer&&) = delete;
        ~Answer();
        Result<bool> next();
        [[nodiscard]] Row row() const { return Row(m_statement); }

    private:
        sqlite3* m_database;
        void* m_statement;
    };

    explicit Database(sqlite3* database) : m_database(database) {}
    [[nodiscard]] Result<Answer> ask(std::string_view statement, std::span<const Bound> values) const;

    sqlite3* m_database = nullptr;
};

// Changes that hold together: undone when it goes away without commit().
class Transaction {
public:
    static Result<Transaction> begin(Database& database);
    Transaction(Transaction&& other) noexcept : m_database(std::exchange(other.m_database, nullptr)) {}
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();
    Result<Done> commit();

private:
    explicit Transaction(Database& database) : m_database(&database) {}
    Database* m_database;
};

}  // namespace asepsie::storage
