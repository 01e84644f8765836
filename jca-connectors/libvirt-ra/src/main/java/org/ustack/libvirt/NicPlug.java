package org.ustack.libvirt;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;

/** Cards that come and go after a domain was defined. */
final class NicPlug {

    private static final int LIVE = 1;
    private static final int CONFIG = 2;
    private static final int RUNNING_XML = 0;
    private static final int INACTIVE_XML = 2;
    private static final Pattern NIC = Pattern.compile("<interface [^>]*>.*?</interface>", Pattern.DOTALL);

    private NicPlug() {}

    /** Each half only where it is missing, so that an attempt after a crash completes the first one. */
    static void attach(Domain domain, boolean runs, String mac, String xml) throws LibvirtException {
        if (runs && find(domain, RUNNING_XML, mac) == null) {
            domain.attachDeviceFlags(xml, LIVE);
        }
        if (find(domain, INACTIVE_XML, mac) == null) {
            domain.attachDeviceFlags(xml, CONFIG);
        }
    }

    /**
     * The running guest first: while it holds on to the card, the definition keeps it as well.
     *
     * @return whether the card is out of both
     */
    static boolean detach(Domain domain, boolean runs, String mac) throws LibvirtException {
        if (runs) {
            String live = find(domain, RUNNING_XML, mac);
            if (live != null) {
                ask(domain, live);
            }
            if (find(domain, RUNNING_XML, mac) != null) {
                return false;
            }
        }
        String defined = find(domain, INACTIVE_XML, mac);
        if (defined != null) {
            domain.detachDeviceFlags(defined, CONFIG);
        }
        return true;
    }

    /** A guest that was asked before and has not answered yet is no failure. */
    private static void ask(Domain domain, String live) throws LibvirtException {
        try {
            domain.detachDeviceFlags(live, LIVE);
        } catch (LibvirtException e) {
            if (e.getMessage() == null || !e.getMessage().contains("in the process of unplug")) {
                throw e;
            }
        }
    }

    /** The element of the card, or null. */
    private static String find(Domain domain, int flags, String mac) throws LibvirtException {
        Matcher nics = NIC.matcher(domain.getXMLDesc(flags));
        while (nics.find()) {
            if (nics.group().contains("address='" + mac + "'")) {
                return nics.group();
            }
        }
        return null;
    }
}
