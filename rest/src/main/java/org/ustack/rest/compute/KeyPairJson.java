package org.ustack.rest.compute;

import java.util.Map;
import org.ustack.compute.KeyPairService.CreatedKeyPair;
import org.ustack.compute.KeyPairService.KeyPairView;
import org.ustack.rest.common.ApiTimes;

/** A key pair at one microversion. */
final class KeyPairJson {

    private static final int TYPE = 2;

    private final Microversion version;

    KeyPairJson(Microversion version) {
        this.version = version;
    }

    Map<String, Object> listed(KeyPairView pair) {
        return Map.of("keypair", core(pair));
    }

    Map<String, Object> created(CreatedKeyPair created) {
        Map<String, Object> shown = core(created.keyPair());
        shown.put("user_id", created.keyPair().userId());
        if (created.privateKey() != null) {
            shown.put("private_key", created.privateKey());
        }
        return Map.of("keypair", shown);
    }

    /** Deleted pairs are never shown, so three of the keys do not vary. */
    Map<String, Object> shown(KeyPairView pair) {
        Map<String, Object> shown = core(pair);
        shown.put("user_id", pair.userId());
        shown.put("id", pair.id());
        shown.put("created_at", ApiTimes.micros(pair.createdAt()));
        shown.put("updated_at", null);
        shown.put("deleted", false);
        shown.put("deleted_at", null);
        return Map.of("keypair", shown);
    }

    private Map<String, Object> core(KeyPairView pair) {
        Map<String, Object> core =
                Json.object("name", pair.name(), "public_key", pair.publicKey(), "fingerprint", pair.fingerprint());
        if (version.atLeast(TYPE)) {
            core.put("type", pair.type());
        }
        return core;
    }
}
