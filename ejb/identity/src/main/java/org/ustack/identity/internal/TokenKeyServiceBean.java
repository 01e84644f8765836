package org.ustack.identity.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.ustack.identity.TokenKeyService;
import org.ustack.kernel.RequestContext;

@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TokenKeyServiceBean implements TokenKeyService {

    @Inject
    IdentitySecrets secrets;

    @Override
    public int rotate(RequestContext caller) {
        IdentityAccess.must(caller, "ustack:token-keys:rotate");
        return secrets.tokenKeys().rotate();
    }
}
