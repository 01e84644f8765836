package org.ustack.placement;

import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * One thing that somebody could change so that servers fit: in the wish, or in the cloud.
 *
 * @param node name of the node that it is about, or null
 * @param subject what of it (a zone, a hint, an extra spec, a size), or null
 * @param amount number, MiB, GiB, or a ratio; 0 where the kind needs none
 */
public record PlacementChange(Kind kind, String node, String subject, double amount) {

    /**
     * What there is to change, with what it costs at least. A wish costs less to change than a cloud, a switch less than
     * servers that have to move, and those less than a machine that has to be bought.
     */
    public enum Kind {
        DROP_ZONE(1, "do not ask for the zone {subject}"),
        DROP_NODE(1, "do not ask for the node {node}"),
        DROP_HINT(1, "leave out the hint {subject}"),
        LEAVE_GROUP(2, "leave out the server group"),
        RAISE_GROUP_LIMIT(2, "let {amount} servers of the group stand on one node"),
        FEWER_VCPUS(3, "take a flavor with at most {amount} vCPUs"),
        LESS_MEMORY(3, "take a flavor with at most {amount} MiB of memory"),
        LESS_DISK(3, "take a flavor with at most {amount} GiB of disk"),
        OTHER_FLAVOR(4, "take a flavor without the extra spec {subject}"),
        OTHER_IMAGE(4, "take an image without {subject}"),
        ENABLE_NODE(2, "enable node {node}"),
        UNDECLARE_DOWN(3, "take back that node {node} is declared down"),
        ADMIT_PROJECT(3, "let the project use node {node}"),
        START_AGENT(4, "bring up the agent of node {node}"),
        FREE_VCPUS(3, "free {amount} vCPUs on node {node}"),
        FREE_MEMORY(3, "free {amount} MiB of memory on node {node}"),
        FREE_DISK(3, "free {amount} GiB of disk on node {node}"),
        RAISE_CPU_RATIO(5, "raise the ratio of processors to {amount}"),
        RAISE_RAM_RATIO(5, "raise the ratio of memory to {amount}"),
        RAISE_DISK_RATIO(5, "raise the ratio of disk to {amount}"),
        ADD_NODES(10, "add {amount} more of a node with at least {subject}");

        private final double cost;
        private final String sentence;

        Kind(double cost, String sentence) {
            this.cost = cost;
            this.sentence = sentence;
        }

        public double cost() {
            return cost;
        }
    }

    public static PlacementChange of(Kind kind) {
        return new PlacementChange(kind, null, null, 0);
    }

    public static PlacementChange ofNode(Kind kind, String node) {
        return new PlacementChange(kind, node, null, 0);
    }

    public static PlacementChange ofSubject(Kind kind, String subject) {
        return new PlacementChange(kind, null, subject, 0);
    }

    public static PlacementChange ofAmount(Kind kind, String node, double amount) {
        return new PlacementChange(kind, node, null, amount);
    }

    /** @param nodeName how a node is called in the answer */
    public String sentence(UnaryOperator<String> nodeName) {
        return kind.sentence
                .replace("{node}", node == null ? "" : nodeName.apply(node))
                .replace("{subject}", subject == null ? "" : subject)
                .replace("{amount}", shownAmount());
    }

    private String shownAmount() {
        return amount == Math.rint(amount) ? Long.toString((long) amount) : String.format(Locale.ROOT, "%.2f", amount);
    }
}
