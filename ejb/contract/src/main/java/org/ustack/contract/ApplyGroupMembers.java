package org.ustack.contract;

import java.util.List;

/**
 * Who is in a security group that rules of ports on this node refer to. One message a node, however many ports it has: with
 * the members in every port's rules, a burst of n boots would cost n² of them.
 *
 * @param group security group id
 * @param members addresses as CIDRs, IPv4 and IPv6
 * @param generation grows with each change; an agent ignores one that is not newer
 */
public record ApplyGroupMembers(String node, String group, List<String> members, long generation)
        implements AgentCommand {

    public ApplyGroupMembers {
        members = List.copyOf(members);
    }

    @Override
    public String subject() {
        return group;
    }
}
