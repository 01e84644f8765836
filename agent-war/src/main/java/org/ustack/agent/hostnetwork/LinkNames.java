package org.ustack.agent.hostnetwork;

import java.util.Optional;

/**
 * Names of what the agent makes in the kernel. Device names have at most 15 characters, so they carry the first ten of an
 * id.
 *
 * @param prefix one to four characters that tell our devices from others', {@code u} by default
 */
public record LinkNames(String prefix) {

    private static final int ID_LENGTH = 10;

    public static LinkNames standard() {
        return new LinkNames("u");
    }

    public String bridge(String network) {
        return prefix + "b-" + shortened(network);
    }

    /** The end of the DHCP namespace's cable that is on the bridge. */
    public String dhcpLink(String network) {
        return prefix + "d-" + shortened(network);
    }

    /** The host's end of the cable to the metadata server. */
    public String metadataLink(String network) {
        return prefix + "m-" + shortened(network);
    }

    public String metadataLinks() {
        return prefix + "m-*";
    }

    /** The guest's device. */
    public String tap(String port) {
        return prefix + "t-" + shortened(port);
    }

    public String taps() {
        return prefix + "t-*";
    }

    public String namespace(String network) {
        return namespaces() + network;
    }

    /** The network that a namespace is for, if it is one of ours by its name. */
    public Optional<String> network(String namespace) {
        return namespace.startsWith(namespaces())
                ? Optional.of(namespace.substring(namespaces().length()))
                : Optional.empty();
    }

    private String namespaces() {
        return (prefix.equals("u") ? "" : prefix) + "qdhcp-";
    }

    /** The nftables tables of the host. */
    public String table() {
        return (prefix.equals("u") ? "" : prefix) + "ustack";
    }

    private static String shortened(String id) {
        return id.substring(0, Math.min(id.length(), ID_LENGTH));
    }
}
