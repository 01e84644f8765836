package org.ustack.identity;

import java.util.List;
import org.ustack.kernel.RequestContext;

/**
 * Where people are signed in to the dashboard. A sign-in ends with its tokens: from then on, on every controller within a
 * second, none of them is valid. See {@code docs/adr/0034-sign-ins-of-the-dashboard.md}.
 */
public interface SignInService {

    /**
     * Remembers a sign-in.
     *
     * @param issued its first token
     * @param browser what it calls itself, or null
     */
    void begin(IssuedToken issued, String address, String browser);

    /** It is in use now. Does nothing if it was used within the last minute, or is not known. @param id as in the views */
    void used(String id);

    /** The caller's own that go on, the last used first. */
    List<SignInView> own(RequestContext caller);

    /** @throws org.ustack.kernel.CloudException {@link IdentityError#NOT_FOUND} if the caller has none of that id */
    void end(RequestContext caller, String id);

    /** All of the caller's but that one. @return how many ended */
    int endOthers(RequestContext caller, String id);

    /** Ends the sign-in that the token belongs to, known or not. @param token the caller's own */
    void leave(RequestContext caller, String token);

    /** Voids every token that the caller has, of whatever origin, this request's included. */
    void endEverything(RequestContext caller);
}
