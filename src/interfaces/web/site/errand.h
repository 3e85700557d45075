// A long piece of work that goes on while pages are shown: one at a time, ended with the program.
//
// It never touches the practice's file: what it finds is kept by the pages, at the next request for which the file is open. It goes on while the file is locked, with what it was given.
#pragma once

#include "application/practice/practice_file.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace asepsie::web {

class Errand {
public:
    // Something found, to be kept in the practice's file.
    using Keeping = std::function<Result<Done>(application::PracticeFile&)>;
    struct Progress {
        std::uint64_t done = 0;
        std::uint64_t of = 0;  // 0: nobody knows yet
    };
    // What the work says while it is done; from any thread.
    class Telling {
    public:
        void progress(Progress progress);
        void keep(Keeping keeping);
        // Set when the work should end soon.
        [[nodiscard]] const std::atomic<bool>& cancelled() const { return m_errand.m_cancelled; }

    private:
        friend class Errand;
        explicit Telling(Errand& errand) : m_errand(errand) {}
        Errand& m_errand;
    };
    using Work = std::function<Result<Done>(Telling&)>;

    Errand() = default;
    Errand(const Errand&) = delete;
    Errand& operator=(const Errand&) = delete;
    ~Errand() { cancel(); }

    // name: for people. next: the page that shows what was found. busy where another is under way.
    Result<Done> start(std::string name, std::string next, Work work);
    void cancel() { m_cancelled = true; }
    // Whether it is over, or was within that time.
    bool is_over(std::chrono::milliseconds within = {});

    [[nodiscard]] const std::string& name() const { return m_name; }
    [[nodiscard]] const std::string& next() const { return m_next; }
    [[nodiscard]] Progress progress() const;
    // What was found since this was last asked, in the order in which it was found.
    std::vector<Keeping> take_keepings();
    // Why it came to nothing, once; nothing where it did not.
    std::optional<Error> take_failure();

private:
    void finish(std::optional<Error> failure);

    std::string m_name;
    std::string m_next;
    std::atomic<bool> m_cancelled = false;
    mutable std::mutex m_mutex;  // of what follows
    std::condition_variable m_ended;
    bool m_is_under_way = false;
    Progress m_progress;
    std::vector<Keeping> m_keepings;
    std::optional<Error> m_failure;
    std::jthread m_thread;  // last: it is joined before the rest goes
};

}  // namespace asepsie::web
