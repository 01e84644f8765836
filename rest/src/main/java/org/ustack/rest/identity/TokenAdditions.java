package org.ustack.rest.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.ustack.identity.AuthMethod;
import org.ustack.identity.FederatedLoginService;
import org.ustack.identity.ServiceProviderService;
import org.ustack.identity.TokenView;

/** What federation adds to a token: who vouched for its user, and which other clouds take this one's word. */
@RequestScoped
public class TokenAdditions {

    @Inject
    FederatedLoginService federation;

    @Inject
    ServiceProviderService providers;

    /** @param json as {@link TokenJson} made it; the same, added to */
    @SuppressWarnings("unchecked")
    Map<String, Object> to(TokenView view, Map<String, Object> json) {
        Map<String, Object> token = (Map<String, Object>) json.get("token");
        if (view.methods().contains(AuthMethod.OPENID)) {
            federation.vouched(view.user().id()).ifPresent(vouched -> ((Map<String, Object>) token.get("user"))
                    .put("OS-FEDERATION", vouched(vouched)));
        }
        if (token.containsKey("catalog")) {
            List<Map<String, Object>> enabled = FederationJson.inToken(providers.enabled());
            if (!enabled.isEmpty()) {
                token.put("service_providers", enabled);
            }
        }
        return json;
    }

    private static Map<String, Object> vouched(FederatedLoginService.Vouched vouched) {
        return Map.of(
                "identity_provider",
                Map.of("id", vouched.providerId()),
                "protocol",
                Map.of("id", vouched.protocol()),
                "groups",
                vouched.groupIds().stream().map(id -> Map.of("id", id)).toList());
    }
}
