// Which programs wait for calls from the network. Waiting is not being reached: a firewall may stand in front.
#include "domain/collectors/survey/survey.h"

#include "domain/collectors/linux/all.h"

#include <algorithm>
#include <array>

namespace asepsie::collectors::linux_os {
namespace {

using formats::ListeningSocket;
using formats::Transport;

constexpr std::string_view socket_tables = "/proc/net/tcp";

enum class Kind : std::uint8_t { ordinary, imaging, database };

struct KnownPort {
    std::uint16_t first;
    std::uint16_t last;
    Transport transport;
    std::string_view name;  // of a product or a protocol: the same in every language
    Kind kind = Kind::ordinary;
};

constexpr auto tcp = Transport::tcp;
constexpr auto udp = Transport::udp;

// What usually waits at a port (IANA's registry of service names and ports, and the products' own documentation).
constexpr std::array known_ports{
    KnownPort{21, 21, tcp, "FTP"},
    KnownPort{22, 22, tcp, "SSH"},
    KnownPort{23, 23, tcp, "Telnet"},
    KnownPort{25, 25, tcp, "SMTP"},
    KnownPort{53, 53, tcp, "DNS"},
    KnownPort{80, 80, tcp, "HTTP"},
    KnownPort{104, 104, tcp, "DICOM", Kind::imaging},
    KnownPort{111, 111, tcp, "rpcbind"},
    KnownPort{111, 111, udp, "rpcbind"},
    KnownPort{137, 138, udp, "NetBIOS"},
    KnownPort{139, 139, tcp, "Samba"},
    KnownPort{161, 161, udp, "SNMP"},
    KnownPort{389, 389, tcp, "LDAP"},
    KnownPort{443, 443, tcp, "HTTPS"},
    KnownPort{445, 445, tcp, "Samba"},
    KnownPort{512, 512, tcp, "rexec"},
    KnownPort{513, 513, tcp, "rlogin"},
    KnownPort{514, 514, tcp, "syslog"},
    KnownPort{548, 548, tcp, "AFP"},
    KnownPort{631, 631, tcp, "CUPS"},
    KnownPort{631, 631, udp, "cups-browsed"},
    KnownPort{873, 873, tcp, "rsync"},
    KnownPort{1433, 1433, tcp, "SQL Server", Kind::database},
    KnownPort{1521, 1521, tcp, "Oracle", Kind::database},
    KnownPort{1716, 1716, tcp, "KDE Connect"},
    KnownPort{1900, 1900, udp, "UPnP"},
    KnownPort{2049, 2049, tcp, "NFS"},
    KnownPort{2375, 2376, tcp, "Docker"},
    KnownPort{3050, 3050, tcp, "Firebird", Kind::database},
    KnownPort{3306, 3306, tcp, "MySQL", Kind::database},
    KnownPort{3389, 3389, tcp, "RDP"},
    KnownPort{4000, 4000, tcp, "NoMachine"},
    KnownPort{4242, 4242, tcp, "Orthanc DICOM", Kind::imaging},
    KnownPort{5357, 5357, tcp, "WSD"},
    KnownPort{5432, 5432, tcp, "PostgreSQL", Kind::database},
    KnownPort{5900, 5909, tcp, "VNC"},
    KnownPort{5938, 5938, tcp, "TeamViewer"},
    KnownPort{6000, 6009, tcp, "X11"},
    KnownPort{6379, 6379, tcp, "Redis", Kind::database},
    KnownPort{7070, 7070, tcp, "AnyDesk"},
    KnownPort{8042, 8042, tcp, "Orthanc", Kind::imaging},
    KnownPort{8080, 8080, tcp, "HTTP"},
    KnownPort{8443, 8443, tcp, "HTTPS"},
    KnownPort{9090, 9090, tcp, "Cockpit"},
    KnownPort{9200, 9200, tcp, "Elasticsearch", Kind::database},
    KnownPort{10000, 10000, tcp, "Webmin"},
    KnownPort{11112, 11112, tcp, "DICOM", Kind::imaging},
    KnownPort{22000, 22000, tcp, "Syncthing"},
    KnownPort{27017, 27017, tcp, "MongoDB", Kind::database},
};

const KnownPort* service_at(const ListeningSocket& socket)
{
    const auto found = std::find_if(known_ports.begin(), known_ports.end(),
        [&](const KnownPort& service) { return service.transport == socket.transport && service.first <= socket.port && socket.port <= service.last; });
    return found == known_ports.end() ? nullptr : found;
}

// Of UDP only what is known to serve others: programs of every kind hold UDP ports for a while, and mDNS (5353) and DHCP (68) are ordinary.
bool counts(const ListeningSocket& socket) { return socket.transport == Transport::tcp || service_at(socket) != nullptr; }

std::string name_of(const ListeningSocket& socket)
{
    const KnownPort* service = service_at(socket);
    const std::string port = std::to_string(socket.port);
    return service != nullptr ? std::string(service->name) + " (" + port + ")" : "port " + port;
}

facts::FactList named(const std::vector<ListeningSocket>& sockets, std::optional<Kind> kind)
{
    facts::FactList names;
    for (const ListeningSocket& socket : sockets) {
        const KnownPort* service = service_at(socket);
        const bool is_wanted = kind ? service != nullptr && service->kind == *kind : counts(socket);
        std::string name = name_of(socket);
        if (is_wanted && std::find(names.begin(), names.end(), name) == names.end()) {
            names.push_back(std::move(name));
        }
    }
    return names;
}

// What waits behind a firewall that filters is not reached; where nothing is known of the firewall, nothing is known of this.
void learn_reachable(Survey& survey, const facts::FactList& exposed)
{
    facts::FactSet& facts = survey.facts;
    const facts::Learnt& filtering = facts.at(fact::firewall_filtering.index);
    const auto filters = facts.get(fact::firewall_filtering);
    // Docker opens the ports of its containers past the rules that guard the computer itself (docs.docker.com, "Packet filtering and firewalls").
    const bool may_be_bypassed = survey.unit_active("docker.service") == true;
    if (!exposed.empty() && filters == true && may_be_bypassed) {
        facts.miss(fact::reachable_services, facts::Missing::unsupported, std::string(socket_tables), "Docker opens ports past the firewall");
    } else if (exposed.empty() || filters == true) {
        facts.learn(fact::reachable_services, facts::FactList{}, std::string(socket_tables));
    } else if (filters == false) {
        facts.learn(fact::reachable_services, exposed, std::string(socket_tables));
    } else {
        facts.miss(fact::reachable_services, filtering.missing()->why, filtering.where, filtering.missing()->detail);
    }
}

}  // namespace

// Reads the fact firewall_filtering, which the collector before it in the alphabet learns.
void listening(Survey& survey)
{
    facts::FactSet& facts = survey.facts;
    const auto& ports = survey.open_ports();
    if (!ports.ok()) {
        const facts::Missing why = facts::missing_because(ports.error());
        for (const auto& key : {fact::exposed_services, fact::reachable_services, fact::imaging_services, fact::database_services}) {
            facts.miss(key, why, std::string(socket_tables), ports.error().detail);
        }
        facts.miss(fact::exposed_service_count, why, std::string(socket_tables), ports.error().detail);
        return;
    }
    const facts::FactList exposed = named(*ports, std::nullopt);
    facts.learn(fact::exposed_services, exposed, std::string(socket_tables));
    facts.learn(fact::exposed_service_count, static_cast<std::int64_t>(exposed.size()), std::string(socket_tables));
    facts.learn(fact::imaging_services, named(*ports, Kind::imaging), std::string(socket_tables));
    facts.learn(fact::database_services, named(*ports, Kind::database), std::string(socket_tables));
    learn_reachable(survey, exposed);
}

}  // namespace asepsie::collectors::linux_os
