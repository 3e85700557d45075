#include "foundation/dns/txt_records.h"

#include "foundation/base/text.h"

#include <algorithm>
#include <array>
#include <memory>
#include <type_traits>

#include <ares.h>
#include <fmt/core.h>
#include <poll.h>

namespace asepsie::dns {
namespace {

using Clock = std::chrono::steady_clock;
using Texts = std::vector<std::string>;
using Answers = std::map<std::string, Texts>;

constexpr int answer_bytes = 1'232;        // what passes every network in one piece (DNS flag day 2020); longer ones come over TCP
constexpr int fewest_wait_milliseconds = 100;
constexpr int tries = 2;                   // of each server, within the budget
constexpr int class_internet = 1;          // RFC 1035, section 3.2.4
constexpr int type_text = 16;              // section 3.2.2

struct ChannelFree {
    void operator()(ares_channeldata* channel) const { ares_destroy(channel); }
};
using Channel = std::unique_ptr<std::remove_pointer_t<ares_channel>, ChannelFree>;

struct ReplyFree {
    void operator()(ares_txt_ext* reply) const { ares_free_data(reply); }
};
using Reply = std::unique_ptr<ares_txt_ext, ReplyFree>;

struct Asked {
    const std::string* name;
    Answers* answers;
    std::size_t* waiting;
};

Texts texts_of(const ares_txt_ext* first)
{
    Texts texts;
    for (const ares_txt_ext* piece = first; piece != nullptr; piece = piece->next) {
        if (piece->record_start != 0 || texts.empty()) {
            if (texts.size() == most_records) {
                break;
            }
            texts.emplace_back();
        }
        if (texts.back().size() <= longest_record_bytes) {  // one piece, of 255 at most, beyond the limit shows that it is met
            texts.back().append(reinterpret_cast<const char*>(piece->txt), piece->length);
        }
    }
    std::erase_if(texts, [](const std::string& text) { return text.size() > longest_record_bytes; });
    return texts;
}

void take_answer(void* asked_as, int status, int /*timeouts*/, unsigned char* bytes, int length)
{
    const auto& asked = *static_cast<const Asked*>(asked_as);
    --*asked.waiting;
    if (status == ARES_SUCCESS) {
        ares_txt_ext* parsed = nullptr;
        status = ares_parse_txt_reply_ext(bytes, length, &parsed);
        const Reply reply(parsed);
        if (status == ARES_SUCCESS) {
            (*asked.answers)[*asked.name] = texts_of(reply.get());
        }
    }
    if (status == ARES_ENODATA || status == ARES_ENOTFOUND) {
        (*asked.answers)[*asked.name];
    }
}

Result<Channel> open_channel(const TxtQuestion& question)
{
    static const int started = ares_library_init(ARES_LIB_INIT_ALL);
    if (started != ARES_SUCCESS) {
        return fail(ErrorCode::io_failed, "dns: the library does not start");
    }
    ares_options options{};
    options.flags = ARES_FLAG_EDNS | ARES_FLAG_NOSEARCH | ARES_FLAG_NOALIASES;
    options.ednspsz = answer_bytes;
    options.timeout = std::max(static_cast<int>(question.budget.count()) / (tries + 1), fewest_wait_milliseconds);
    options.tries = tries;
    ares_channel made = nullptr;
    const int status = ares_init_options(&made, &options, ARES_OPT_FLAGS | ARES_OPT_EDNSPSZ | ARES_OPT_TIMEOUTMS | ARES_OPT_TRIES);
    if (status != ARES_SUCCESS) {
        return fail(ErrorCode::io_failed, fmt::format("dns: {}", ares_strerror(status)));
    }
    Channel channel(made);
    if (!question.servers.empty() && ares_set_servers_ports_csv(channel.get(), text::join(question.servers, ",").c_str()) != ARES_SUCCESS) {
        return fail(ErrorCode::bad_usage, "dns: a server that is no address");
    }
    return channel;
}

// Waits for the sockets until something comes, the library wants to ask again, or the end. By poll: a program that serves pages may hold more files than select can count.
void wait_and_process(ares_channel channel, Clock::time_point end)
{
    std::array<ares_socket_t, ARES_GETSOCK_MAXNUM> sockets{};
    const int bits = ares_getsock(channel, sockets.data(), ARES_GETSOCK_MAXNUM);
    std::vector<pollfd> watched;
    for (int i = 0; i < ARES_GETSOCK_MAXNUM; ++i) {
        const bool reads = (static_cast<unsigned>(bits) & (1U << static_cast<unsigned>(i))) != 0;
        const bool writes = (static_cast<unsigned>(bits) & (1U << static_cast<unsigned>(i + ARES_GETSOCK_MAXNUM))) != 0;
        if (reads || writes) {
            watched.push_back({sockets.at(static_cast<std::size_t>(i)), static_cast<short>((reads ? POLLIN : 0) | (writes ? POLLOUT : 0)), 0});
        }
    }
    const auto left = std::max(std::chrono::ceil<std::chrono::milliseconds>(end - Clock::now()), std::chrono::milliseconds(0));
    timeval most{static_cast<time_t>(left.count() / 1'000), static_cast<suseconds_t>(left.count() % 1'000 * 1'000)};
    timeval wanted{};
    const timeval* wait = ares_timeout(channel, &most, &wanted);
    const int milliseconds = static_cast<int>(wait->tv_sec * 1'000 + (wait->tv_usec + 999) / 1'000);
    ::poll(watched.data(), watched.size(), milliseconds);
    for (const pollfd& one : watched) {
        const bool can_read = (one.revents & (POLLIN | POLLERR | POLLHUP)) != 0;
        const bool can_write = (one.revents & POLLOUT) != 0;
        if (can_read || can_write) {
            ares_process_fd(channel, can_read ? one.fd : ARES_SOCKET_BAD, can_write ? one.fd : ARES_SOCKET_BAD);
        }
    }
    ares_process_fd(channel, ARES_SOCKET_BAD, ARES_SOCKET_BAD);  // what waited too long
}

}  // namespace

Result<Answers> ask_txt(const TxtQuestion& question)
{
    const Clock::time_point end = Clock::now() + question.budget;
    Answers answers;
    std::size_t waiting = std::min(question.names.size(), most_names);
    std::vector<Asked> asked;
    asked.reserve(waiting);  // the library keeps their addresses
    const Channel channel = TRY(open_channel(question));
    for (std::size_t i = 0, count = waiting; i < count; ++i) {
        asked.push_back({&question.names[i], &answers, &waiting});
        ares_query(channel.get(), question.names[i].c_str(), class_internet, type_text, take_answer, &asked.back());
    }
    while (waiting > 0 && Clock::now() < end) {
        wait_and_process(channel.get(), end);
    }
    ares_cancel(channel.get());
    return answers;
}

}  // namespace asepsie::dns
