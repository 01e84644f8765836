package org.ustack.rest.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.ustack.identity.IdentityError;
import org.ustack.identity.WebLoginService;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.PublicEndpoint;

/** Logins of a browser for a dashboard: to the provider, back here, and on to the dashboard with a token. */
@Path("v3/auth/OS-FEDERATION")
@RequestScoped
public class WebLoginResource {

    private static final String PATH = "/identity/v3/auth/OS-FEDERATION";
    private static final String COOKIE = "ustack-websso";
    private static final int COOKIE_SECONDS = 600;
    private static final String WHY = "this is the login; the provider asks for the proof";

    @Inject
    CurrentRequest current;

    @Inject
    WebLoginService logins;

    @Inject
    LoginAttempt attempt;

    @GET
    @Path("websso/{protocol_id}")
    @PublicEndpoint(WHY)
    public Response start(@PathParam("protocol_id") String protocol, @QueryParam("origin") String origin) {
        return begin(null, protocol, origin);
    }

    @POST
    @Path("websso/{protocol_id}")
    @PublicEndpoint(WHY)
    public Response startByPost(@PathParam("protocol_id") String protocol, @QueryParam("origin") String origin) {
        return begin(null, protocol, origin);
    }

    @GET
    @Path("identity_providers/{idp_id}/protocols/{protocol_id}/websso")
    @PublicEndpoint(WHY)
    public Response startAt(
            @PathParam("idp_id") String providerId,
            @PathParam("protocol_id") String protocol,
            @QueryParam("origin") String origin) {
        return begin(providerId, protocol, origin);
    }

    @POST
    @Path("identity_providers/{idp_id}/protocols/{protocol_id}/websso")
    @PublicEndpoint(WHY)
    public Response startAtByPost(
            @PathParam("idp_id") String providerId,
            @PathParam("protocol_id") String protocol,
            @QueryParam("origin") String origin) {
        return begin(providerId, protocol, origin);
    }

    /** Where the provider sends the browser back to. */
    @GET
    @Path("callback")
    @PublicEndpoint("what the provider sends along is the proof")
    public Response finish(
            @QueryParam("state") String state, @QueryParam("code") String code, @CookieParam(COOKIE) String keepsake) {
        if (state == null || code == null) {
            throw new CloudException(CommonError.NOT_AUTHENTICATED);
        }
        WebLoginService.Finished finished = attempt.ofVouched(
                () -> logins.finish(state, code, keepsake, callback()), WebLoginService.Finished::token);
        return Response.ok(page(finished.origin(), finished.token().token()))
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .cookie(cookie("", 0))
                .build();
    }

    private Response begin(String providerId, String protocol, String origin) {
        if (origin == null) {
            throw IdentityError.invalid("Request must have an origin query parameter");
        }
        WebLoginService.Started started = logins.start(providerId, protocol, origin, callback());
        return Response.status(Response.Status.FOUND)
                .location(started.location())
                .header("Cache-Control", "no-store")
                .cookie(cookie(started.keepsake(), COOKIE_SECONDS))
                .build();
    }

    private URI callback() {
        return URI.create(current.baseUrl() + PATH + "/callback");
    }

    /** Lax: the browser comes back from the provider's site with it. */
    private NewCookie cookie(String value, int seconds) {
        return new NewCookie.Builder(COOKIE)
                .value(value)
                .path(PATH)
                .maxAge(seconds)
                .httpOnly(true)
                .secure(current.baseUrl().startsWith("https:"))
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }

    /** Sends the token on as a form, as upstream does: in an address it would stay in histories and logs. */
    static String page(String origin, String token) {
        return "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>Signing in</title></head>\n"
                + "<body onload=\"document.forms[0].submit()\">\n<form method=\"post\" action=\"" + escaped(origin)
                + "\"><input type=\"hidden\" name=\"token\" value=\"" + escaped(token)
                + "\"><noscript><button type=\"submit\">Continue</button></noscript></form>\n</body></html>\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
    }
}
