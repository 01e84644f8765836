package org.ustack.identity.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.ustack.identity.AuthRequest;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;

/** All proofs of a login together: each by its own method, all of the same user. */
@ApplicationScoped
public class Authentication {

    private final Map<Class<? extends AuthRequest.Proof>, AuthenticationMethod> methods = new HashMap<>();

    @Inject
    void methods(@Any Instance<AuthenticationMethod> found) {
        found.forEach(this::add);
    }

    void add(AuthenticationMethod method) {
        methods.put(method.takes(), method);
    }

    /** @throws CloudException {@link CommonError#NOT_AUTHENTICATED} if one of them fails, or there is none */
    Proven prove(AuthRequest request) {
        return request.proofs().stream().map(this::prove).reduce(Proven::and).orElseThrow(Authentication::refused);
    }

    private Proven prove(AuthRequest.Proof proof) {
        AuthenticationMethod method = methods.get(proof.getClass());
        if (method == null) {
            throw refused();
        }
        return method.prove(proof);
    }

    public static CloudException refused() {
        return new CloudException(CommonError.NOT_AUTHENTICATED);
    }
}
