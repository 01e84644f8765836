package org.ustack.libvirt;

import java.util.Locale;

/** The hypervisors behind libvirt's URIs, as far as a domain's XML differs between them (libvirt, "Domain XML format"). */
enum HypervisorKind {
    QEMU("qemu", "hvm"),
    TEST("test", "hvm"),
    XEN("xen", "hvm"),
    ESX("vmware", "hvm"),
    HYPERV("hyperv", "hvm"),
    LXC("lxc", "exe");

    private final String domainType;
    private final String osType;

    HypervisorKind(String domainType, String osType) {
        this.domainType = domainType;
        this.osType = osType;
    }

    /**
     * By the URI's scheme without its transport.
     *
     * @throws IllegalArgumentException if no such driver is supported
     */
    static HypervisorKind of(String uri) {
        String scheme = uri.contains(":") ? uri.substring(0, uri.indexOf(':')) : uri;
        String driver = scheme.contains("+") ? scheme.substring(0, scheme.indexOf('+')) : scheme;
        return switch (driver.toLowerCase(Locale.ROOT)) {
            case "qemu" -> QEMU;
            case "test" -> TEST;
            case "xen" -> XEN;
            case "esx", "vpx", "gsx", "vmwareplayer", "vmwarews", "vmwarefusion" -> ESX;
            case "hyperv" -> HYPERV;
            case "lxc" -> LXC;
            default -> throw new IllegalArgumentException("no support for hypervisors at " + uri);
        };
    }

    /** Whether the URI means this machine: neither a transport nor a host in it. */
    static boolean isLocal(String uri) {
        int authority = uri.indexOf("://");
        return authority >= 0
                && !uri.substring(0, authority).contains("+")
                && uri.startsWith("/", authority + 3)
                && of(uri) != ESX
                && of(uri) != HYPERV;
    }

    /** The domain type unless it is chosen otherwise. */
    String domainType() {
        return domainType;
    }

    String osType() {
        return osType;
    }

    /** Whether a daemon of libvirt is at the other end, rather than a driver inside this process. */
    boolean hasDaemon() {
        return this == QEMU || this == XEN || this == LXC;
    }

    /** Whether QEMU's devices and its formats of disks can be named: QEMU itself, and the driver that checks XML only. */
    boolean hasQemuDevices() {
        return this == QEMU || this == TEST;
    }
}
