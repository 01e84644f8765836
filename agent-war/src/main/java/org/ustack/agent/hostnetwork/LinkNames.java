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
    private static final String ROUTER_INSIDE = "qr-";

    public static LinkNames standard() {
        return new LinkNames("u");
    }

    public String bridge(String network) {
        return prefix + "b-" + shortened(network);
    }

    public String bridges() {
        return prefix + "b-*";
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

    /** The end of a router's cable that is on a bridge. */
    public String routerLink(String port) {
        return prefix + "r-" + shortened(port);
    }

    /** The end that is in the router's namespace; nothing but the router is in there. */
    public String routerInside(String port) {
        return ROUTER_INSIDE + shortened(port);
    }

    public boolean isRouterInside(String device) {
        return device.startsWith(ROUTER_INSIDE);
    }

    public String router(String router) {
        return routers() + router;
    }

    public boolean isRouter(String namespace) {
        return namespace.startsWith(routers());
    }

    private String routers() {
        return (prefix.equals("u") ? "" : prefix) + "qrouter-";
    }

    /** The nftables tables of the host. */
    public String table() {
        return (prefix.equals("u") ? "" : prefix) + "ustack";
    }

    private static String shortened(String id) {
        return id.substring(0, Math.min(id.length(), ID_LENGTH));
    }
}
