#include "foundation/platform/linux/own_process.h"

#include <gtest/gtest.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace asepsie::platform {
namespace {

sockaddr_in loopback(std::uint16_t port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

std::uint16_t port_of(int socket)
{
    sockaddr_in address{};
    socklen_t size = sizeof address;
    EXPECT_EQ(::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size), 0);
    return ntohs(address.sin_port);
}

class Connections : public testing::Test {
protected:
    Connections() : m_listener(::socket(AF_INET, SOCK_STREAM, 0))
    {
        const sockaddr_in any = loopback(0);
        EXPECT_EQ(::bind(m_listener, reinterpret_cast<const sockaddr*>(&any), sizeof any), 0);
        EXPECT_EQ(::listen(m_listener, 4), 0);
    }
    ~Connections() override { ::close(m_listener); }

    [[nodiscard]] std::uint16_t port() const { return port_of(m_listener); }
    [[nodiscard]] int connected() const
    {
        const int client = ::socket(AF_INET, SOCK_STREAM, 0);
        const sockaddr_in here = loopback(port());
        EXPECT_EQ(::connect(client, reinterpret_cast<const sockaddr*>(&here), sizeof here), 0);
        return client;
    }

private:
    int m_listener;
};

TEST_F(Connections, of_this_account_are_known)
{
    const int client = connected();
    const auto is_own = is_own_connection(port_of(client), port());
    ::close(client);
    if (!is_own.ok()) {
        GTEST_SKIP() << "this system does not say";
    }
    EXPECT_TRUE(*is_own);
    EXPECT_FALSE(*is_own_connection(1, port())) << "one that is not there";
}

TEST_F(Connections, of_another_account_are_not)
{
    if (::geteuid() != 0 || !is_own_connection(1, port()).ok()) {
        GTEST_SKIP() << "needs root, to be somebody else";
    }
    const int client = ::socket(AF_INET, SOCK_STREAM, 0);
    constexpr uid_t somebody_else = 65'534;
    EXPECT_EQ(::fchown(client, somebody_else, somebody_else), 0);
    const sockaddr_in here = loopback(port());
    EXPECT_EQ(::connect(client, reinterpret_cast<const sockaddr*>(&here), sizeof here), 0);
    EXPECT_FALSE(*is_own_connection(port_of(client), port()));
    ::close(client);
}

TEST(Memory, is_not_shown)
{
    const pid_t child = ::fork();
    if (child == 0) {
        keep_memory_private();
        rlimit limit{};
        const bool is_private = ::prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) == 0 && ::getrlimit(RLIMIT_CORE, &limit) == 0 && limit.rlim_cur == 0;
        ::_exit(is_private ? 0 : 1);
    }
    int status = 1;
    EXPECT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_EQ(status, 0);
}

}  // namespace
}  // namespace asepsie::platform
