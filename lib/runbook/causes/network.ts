import type { networkCauses } from "@/lib/diagnosis/causes/network";
import { look } from "@/lib/runbook/check";
import type { Runbook } from "@/lib/runbook/runbook";
import { askAgain, askByHand, everyAddress, path, tryPort } from "@/lib/runbook/shared";
import { rfc, system } from "@/lib/runbook/sources";

/** No connection comes about between the monitor and the address. */
export const networkRunbooks: Record<keyof typeof networkCauses, Runbook> = {
  "tcp-refused": {
    meaning:
      "The host is up and answered that nothing listens on that port. The server program is stopped, listens elsewhere, or a firewall rejects instead of dropping.",
    checks: [
      look(
        "On the server, look whether a program listens on that port, and on which address.",
        "ss -ltnp sport = :{port}",
      ),
      look(
        "Look whether the service stopped, and why.",
        "systemctl --failed; journalctl -p err --since '1 hour ago' --no-pager",
      ),
      tryPort,
      everyAddress,
      look(
        "Look for a firewall rule that rejects.",
        "nft list ruleset | grep -n -i reject; iptables -S | grep -i reject",
      ),
    ],
    retry: {
      helps: false,
      why: "A port stays closed until a program opens it; during a restart that is a matter of seconds.",
    },
    prevent: [
      "Let the service manager restart the program, and alert on restarts.",
      "Bind to the address that clients come to: 0.0.0.0 or [::], not 127.0.0.1.",
    ],
    sources: [system.connect, rfc(9293, "3.5.2", "reset generation")],
  },
  "tcp-timeout": {
    meaning:
      "The request to connect got no answer at all. A firewall drops the packets, the host is down, or the address is wrong.",
    checks: [
      tryPort,
      look("Look at the firewall or security group in front of the host: does it allow this port, from everywhere?"),
      path,
      look("Look whether the address is still that of the server.", "dig +short {host}"),
      look(
        "On the server, look whether its queue of new connections overflows.",
        "nstat -az TcpExtListenOverflows TcpExtListenDrops",
      ),
    ],
    retry: { helps: true, why: "Lost packets and short overload pass; a firewall rule does not." },
    prevent: [
      "Keep firewall rules in code, and check from outside after each change.",
      "Keep some spare capacity: a host without memory answers nobody.",
    ],
    sources: [system.tcp, system.connect, system.listen],
  },
  "tcp-host-unreachable": {
    meaning:
      "A router or firewall on the way answered that the host cannot be reached. The host is off, or a rule forbids the way.",
    checks: [
      path,
      look("Look whether the host is up, at its provider or hypervisor."),
      look("Look for a firewall that rejects.", "nft list ruleset | grep -n -i reject; iptables -S | grep -i reject"),
      tryPort,
    ],
    retry: { helps: false, why: "The host or the rule must change first." },
    prevent: ["Give a service an address that outlives a host: a load balancer or a floating address."],
    sources: [system.ip, rfc(1122, "3.2.2.1", "destination unreachable")],
  },
  "tcp-net-unreachable": {
    meaning:
      "There is no route to the network of the address. Often the name has IPv6 addresses only, and one side has no IPv6.",
    checks: [
      look("Look whether the name has IPv6 addresses only.", "dig {host} A; dig {host} AAAA"),
      look("Look at the route from the machine that checks.", "ip route get {address}"),
      look("Look whether that machine has IPv6 at all.", "ip -6 route show default"),
      path,
    ],
    retry: { helps: false, why: "A route does not come by itself." },
    prevent: ["Publish an A record beside an AAAA record.", "Monitor both address families if you publish both."],
    sources: [system.ip, rfc(8305, null, "Happy Eyeballs: choosing among addresses")],
  },
  "conn-reset": {
    meaning:
      "A connection stood, and the other side broke it off (RST) before any answer. A program crashed or refused, or a filter in between cut it.",
    checks: [
      askByHand,
      askAgain,
      look("Look at the logs of the proxy and the app at that second."),
      look(
        "Look whether the app closes connections that it has not read, or was restarted.",
        "journalctl --since '1 hour ago' --no-pager | grep -i -E 'exited|segfault|restart'",
      ),
      look("If only some networks are affected, look for a filter, firewall or shield on the way."),
    ],
    retry: { helps: true, why: "A reset is often one crash or one old connection; use a new connection." },
    prevent: [
      "Let servers finish their requests before they stop.",
      "Keep idle connections on the server longer than clients and proxies do.",
    ],
    sources: [rfc(9293, "3.5.2", "reset generation"), system.nodeErrors],
  },
};
