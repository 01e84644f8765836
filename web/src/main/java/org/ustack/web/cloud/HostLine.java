package org.ustack.web.cloud;

import org.ustack.placement.NodeDirectory.NodeView;

/** A host with the shares of it that are claimed. */
public record HostLine(NodeView node) {

    private static final int ALL = 100;

    /**
     * How much is claimed.
     *
     * @param percent may be above 100, where hosts are overcommitted
     * @param tone {@code good} below three quarters, {@code warn} below the whole, {@code bad} from there
     */
    public record Use(long used, long whole, int percent, String tone) {

        static Use of(long used, long whole) {
            int percent = whole <= 0 ? 0 : (int) (used * ALL / whole);
            return new Use(used, whole, percent, percent < 75 ? "good" : percent < ALL ? "warn" : "bad");
        }

        /** What a bar can show of it. */
        public int fill() {
            return Math.min(ALL, percent);
        }
    }

    public String name() {
        return node.name();
    }

    public Use cpus() {
        return Use.of(node.vcpusUsed(), node.vcpus());
    }

    public Use memory() {
        return Use.of(node.memoryMibUsed(), node.memoryMib());
    }

    public Use disk() {
        return Use.of(node.diskGibUsed(), node.diskGib());
    }

    /** As the bundle's {@code host.state.…} has it. */
    public String state() {
        return node.forcedDown() ? "FORCED" : node.up() ? "UP" : "DOWN";
    }

    public String tone() {
        return node.up() ? "good" : "bad";
    }
}
