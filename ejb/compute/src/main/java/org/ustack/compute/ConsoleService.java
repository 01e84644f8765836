package org.ustack.compute;

import java.time.Instant;
import org.ustack.kernel.RequestContext;

/** Access to the screens of servers by tokens that work once and expire. */
public interface ConsoleService {

    /**
     * @param protocol {@code vnc} or {@code serial}
     * @throws org.ustack.kernel.CloudException {@link ComputeError#CONSOLE_UNAVAILABLE} if the server has none now
     */
    ConsoleAccess open(RequestContext caller, String serverId, String protocol, String type);

    /**
     * Uses up a token.
     *
     * @throws org.ustack.kernel.CloudException {@link ComputeError#CONSOLE_TOKEN_INVALID}
     */
    ConsoleTarget use(String token);

    /** @param url the page to open, with the token */
    record ConsoleAccess(String protocol, String type, String url, String token, Instant expiresAt) {}

    /** Where the console listens, as seen from the controller. */
    record ConsoleTarget(String serverId, String serverName, String host, int port) {}
}
