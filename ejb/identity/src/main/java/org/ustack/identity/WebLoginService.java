package org.ustack.identity;

import java.net.URI;

/** Logs a browser in at an OpenID Connect provider, for a dashboard (OpenID Connect Core 1.0, 3.1, with PKCE, RFC 7636). */
public interface WebLoginService {

    /**
     * @param providerId null for the only one that has that protocol
     * @param origin where the token is to go: one of {@link FederationSettings#TRUSTED_DASHBOARDS}
     * @param callback the address of {@link #finish}, as the provider knows it
     * @throws org.ustack.kernel.CloudException {@link org.ustack.kernel.CommonError#NOT_AUTHENTICATED} if the origin is not trusted
     *     or the provider not set up for browsers; else as {@link FederatedLoginService#login}
     */
    Started start(String providerId, String protocol, String origin, URI callback);

    /**
     * @param state as it came back
     * @param code of the provider
     * @param keepsake of the browser that began
     * @throws org.ustack.kernel.CloudException {@link org.ustack.kernel.CommonError#NOT_AUTHENTICATED} if they do not belong together
     */
    Finished finish(String state, String code, String keepsake, URI callback);

    /** @param location where the browser goes @param keepsake what it keeps meanwhile, and shows nobody else */
    record Started(URI location, String keepsake) {}

    /** @param origin where the token goes */
    record Finished(String origin, IssuedToken token) {}
}
