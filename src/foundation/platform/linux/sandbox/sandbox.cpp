#include "foundation/platform/linux/sandbox/sandbox.h"

#include <fcntl.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <fmt/core.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <memory>

namespace asepsie::platform {
namespace {

// Computing, what is open already, and ending.
constexpr std::array allowed{SCMP_SYS(read), SCMP_SYS(readv), SCMP_SYS(write), SCMP_SYS(writev), SCMP_SYS(close), SCMP_SYS(lseek), SCMP_SYS(fstat), SCMP_SYS(poll),
    SCMP_SYS(ppoll), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise), SCMP_SYS(brk), SCMP_SYS(futex), SCMP_SYS(sched_yield), SCMP_SYS(sched_getaffinity),
    SCMP_SYS(nanosleep), SCMP_SYS(clock_nanosleep), SCMP_SYS(clock_gettime), SCMP_SYS(clock_getres), SCMP_SYS(gettimeofday), SCMP_SYS(time), SCMP_SYS(getrandom),
    SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(getuid), SCMP_SYS(geteuid), SCMP_SYS(getgid), SCMP_SYS(getegid), SCMP_SYS(uname), SCMP_SYS(sysinfo),
    SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigaltstack), SCMP_SYS(restart_syscall), SCMP_SYS(membarrier), SCMP_SYS(exit),
    SCMP_SYS(exit_group)};

// What libraries ask for and can do without.
constexpr std::array denied{SCMP_SYS(open), SCMP_SYS(openat), SCMP_SYS(openat2), SCMP_SYS(stat), SCMP_SYS(lstat), SCMP_SYS(newfstatat), SCMP_SYS(statx), SCMP_SYS(statfs),
    SCMP_SYS(fstatfs), SCMP_SYS(access), SCMP_SYS(faccessat), SCMP_SYS(faccessat2), SCMP_SYS(readlink), SCMP_SYS(readlinkat), SCMP_SYS(getcwd), SCMP_SYS(ioctl),
    SCMP_SYS(prctl)};

// spare: beyond which the kernel asks no more (of processor time: SIGXCPU at the limit, SIGKILL beyond).
Result<Done> limit(__rlimit_resource resource, rlim_t most, rlim_t spare = 0)
{
    const rlimit wanted{most, most + spare};
    if (::setrlimit(resource, &wanted) != 0) {
        return fail(ErrorCode::unsupported, fmt::format("setrlimit {}: errno {}", static_cast<int>(resource), errno));
    }
    return Done{};
}

Result<Done> limit_all(const Walls& walls)
{
    if constexpr (memory_is_limited) {
        TRY(limit(RLIMIT_AS, walls.memory_bytes));
    }
    TRY(limit(RLIMIT_CPU, static_cast<rlim_t>(walls.processor_time.count()), 1));
    TRY(limit(RLIMIT_FSIZE, 0));
    TRY(limit(RLIMIT_NPROC, 0));
    return limit(RLIMIT_CORE, 0);
}

// Conditions on the argument of a call, counted from 0. (libseccomp's macros for them are C, not C++.)
scmp_arg_cmp equal(unsigned argument, scmp_datum_t value) { return {argument, SCMP_CMP_EQ, value, 0}; }
scmp_arg_cmp masked(unsigned argument, scmp_datum_t mask, scmp_datum_t value) { return {argument, SCMP_CMP_MASKED_EQ, mask, value}; }

// First failure kept, so that rules read as a list.
class Filter {
public:
    Filter() : m_context(::seccomp_init(SCMP_ACT_KILL_PROCESS), ::seccomp_release)
    {
        m_failure = m_context ? 0 : -ENOMEM;
        // Threads that libraries started earlier are walled in too.
        keep(m_context ? ::seccomp_attr_set(m_context.get(), SCMP_FLTATR_CTL_TSYNC, 1) : 0);
    }

    template <typename... Conditions>
    void add(std::uint32_t action, int call, Conditions... conditions)
    {
        if (m_failure == 0) {
            keep(::seccomp_rule_add(m_context.get(), action, call, static_cast<unsigned>(sizeof...(conditions)), conditions...));
        }
    }

    Result<Done> load()
    {
        if (m_failure == 0) {
            keep(::seccomp_load(m_context.get()));
        }
        if (m_failure != 0) {
            return fail(ErrorCode::unsupported, fmt::format("seccomp: errno {}", -m_failure));
        }
        return Done{};
    }

private:
    void keep(int outcome) { m_failure = m_failure != 0 ? m_failure : outcome; }

    std::unique_ptr<void, decltype(&::seccomp_release)> m_context;
    int m_failure = 0;
};

Result<Done> filter_calls()
{
    Filter filter;
    for (const int call : allowed) {
        filter.add(SCMP_ACT_ALLOW, call);
    }
    for (const int call : denied) {
        filter.add(SCMP_ACT_ERRNO(EACCES), call);
    }
    // Memory is never made executable: libraries that would compile to it (PCRE2) fall back to interpreting.
    for (const int call : {SCMP_SYS(mmap), SCMP_SYS(mprotect)}) {
        filter.add(SCMP_ACT_ALLOW, call, masked(2, PROT_EXEC, 0));
        filter.add(SCMP_ACT_ERRNO(EACCES), call, masked(2, PROT_EXEC, PROT_EXEC));
    }
    // A limit may be asked for, not set; a signal sent to nobody but itself, as abort() does.
    if constexpr (!memory_is_limited) {
        // UBSan tries, through a pipe to itself, whether an object's memory may be read (compiler-rt, IsAccessibleMemoryRange).
        filter.add(SCMP_ACT_ALLOW, SCMP_SYS(pipe2));
        filter.add(SCMP_ACT_ALLOW, SCMP_SYS(pipe));
    }
    filter.add(SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), equal(2, 0));
    filter.add(SCMP_ACT_ALLOW, SCMP_SYS(getrlimit));
    filter.add(SCMP_ACT_ALLOW, SCMP_SYS(tgkill), equal(0, static_cast<scmp_datum_t>(::getpid())));
    for (const int query : {F_GETFD, F_GETFL}) {
        filter.add(SCMP_ACT_ALLOW, SCMP_SYS(fcntl), equal(1, static_cast<scmp_datum_t>(query)));
    }
    return filter.load();
}

}  // namespace

Result<Done> wall_in(const Walls& walls)
{
    for (const auto& [option, value] : {std::pair{PR_SET_NO_NEW_PRIVS, 1}, std::pair{PR_SET_DUMPABLE, 0}, std::pair{PR_SET_PDEATHSIG, SIGKILL}}) {
        if (::prctl(option, value, 0, 0, 0) != 0) {
            return fail(ErrorCode::unsupported, fmt::format("prctl {}: errno {}", option, errno));
        }
    }
    TRY(limit_all(walls));
    return filter_calls();
}

}  // namespace asepsie::platform
