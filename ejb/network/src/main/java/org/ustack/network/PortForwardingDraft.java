package org.ustack.network;

/** A port forwarding to be made, or the changes to one. */
public record PortForwardingDraft(
        Change<String> description,
        Change<String> protocol,
        Change<Ports> external,
        Change<Ports> internal,
        Change<String> internalPortId,
        Change<String> internalAddress) {

    /** Both ends belong to it. */
    public record Ports(int first, int last) {

        public int size() {
            return last - first + 1;
        }

        public boolean overlaps(Ports other) {
            return first <= other.last && other.first <= last;
        }

        @Override
        public String toString() {
            return first + ":" + last;
        }
    }
}
