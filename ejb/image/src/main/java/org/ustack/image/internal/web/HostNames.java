package org.ustack.image.internal.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** What names mean now. */
@FunctionalInterface
public interface HostNames {

    /** Asked once for each connection; the connection goes to one of the answers. */
    List<InetAddress> resolve(String host) throws UnknownHostException;

    static HostNames ofSystem() {
        return host -> List.of(InetAddress.getAllByName(host));
    }
}
