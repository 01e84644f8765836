package org.ustack.identity.internal.federation;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.ustack.identity.FederationSettings;
import org.ustack.kernel.Json;
import org.ustack.kernel.Settings;

/**
 * What the operator says of each provider beyond the API: for whom its tokens must be, and where its keys are if not at its
 * own address. A provider without an entry logs nobody in. The file may change while the server runs.
 */
@ApplicationScoped
public class OidcClients {

    private static final Logger LOG = Logger.getLogger(OidcClients.class);

    @Inject
    Settings settings;

    private volatile Read read = new Read(null, Map.of());

    private record Read(FileTime changedAt, Map<String, Client> clients) {}

    /**
     * What holds for one provider.
     *
     * @param audiences a token must be for one of them
     * @param keysUrl where its keys are; null: where its discovery document says, at its own address
     * @param id by which the provider knows this cloud when a browser logs in; null: it does not
     * @param secret to that id, or null
     * @param tokenUrl where codes become tokens; null: as for the keys
     */
    record Client(
            List<String> audiences,
            @JsonProperty("keys_url") String keysUrl,
            @JsonProperty("client_id") String id,
            @JsonProperty("client_secret") String secret,
            @JsonProperty("token_url") String tokenUrl) {

        Client {
            audiences = audiences == null ? List.of() : List.copyOf(audiences);
        }

        /** For tokens that were made for this very client. */
        Client own() {
            return new Client(List.of(id), keysUrl, id, secret, tokenUrl);
        }

        /** A record would print its parts. */
        @Override
        public String toString() {
            return "Client[" + id + ", " + audiences + "]";
        }
    }

    /** Empty for a provider that the operator says nothing of. */
    Optional<Client> of(String providerId) {
        return Optional.ofNullable(clients().get(providerId));
    }

    private Map<String, Client> clients() {
        Path file = FederationSettings.clientsFile(settings);
        try {
            if (!Files.exists(file)) {
                return Map.of();
            }
            FileTime changedAt = Files.getLastModifiedTime(file);
            if (!changedAt.equals(read.changedAt())) {
                read = new Read(changedAt, Json.mapper().readValue(file.toFile(), new TypeReference<>() {}));
                LOG.infof(
                        "read %d OpenID Connect clients from %s", read.clients().size(), file);
            }
            return read.clients();
        } catch (IOException e) {
            LOG.errorf("%s cannot be read, nobody is logged in by it: %s", file, e.getMessage());
            return Map.of();
        }
    }
}
