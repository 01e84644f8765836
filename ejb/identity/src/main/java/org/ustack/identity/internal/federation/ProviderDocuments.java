package org.ustack.identity.internal.federation;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import org.ustack.kernel.Json;

/** What providers say of themselves (OpenID Connect Discovery 1.0). */
@ApplicationScoped
public class ProviderDocuments {

    private static final String PLACE = "/.well-known/openid-configuration";

    @Inject
    ProviderFetch fetch;

    /** A discovery document. */
    record Document(String issuer, JsonNode content) {

        /** An address that this server may call: one at the issuer's own. @param setting by which the operator states another */
        URI own(String name, String setting) throws IOException {
            URI address = any(name);
            URI home = URI.create(issuer);
            if (!Objects.equals(address.getScheme(), home.getScheme())
                    || !Objects.equals(address.getRawAuthority(), home.getRawAuthority())) {
                throw new IOException(name + " is " + address + ", which is not at the address of " + issuer
                        + ": state it as " + setting + " if that is right");
            }
            return address;
        }

        /** An address that only a browser is sent to. */
        URI any(String name) throws IOException {
            String text = content.path(name).asText();
            if (text.isEmpty()) {
                throw new IOException("the discovery document of " + issuer + " has no " + name);
            }
            return URI.create(text);
        }
    }

    /** @throws IOException if it cannot be had, or is another issuer's @throws IllegalArgumentException if that is no address */
    Document read(String issuer) throws IOException {
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        JsonNode content = Json.mapper().readTree(fetch.text(URI.create(base + PLACE)));
        if (!issuer.equals(content.path("issuer").asText())) {
            throw new IOException("the discovery document of " + issuer + " is of "
                    + content.path("issuer").asText());
        }
        return new Document(issuer, content);
    }
}
