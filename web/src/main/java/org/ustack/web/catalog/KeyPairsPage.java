package org.ustack.web.catalog;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.ustack.compute.KeyPairService;
import org.ustack.compute.KeyPairService.KeyPairView;
import org.ustack.kernel.PageRequest;
import org.ustack.web.access.Work;
import org.ustack.web.text.Words;

/** The user's own key pairs: make one, take one over, delete one. */
@Named
@ViewScoped
public class KeyPairsPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    KeyPairService keyPairs;

    @Inject
    Work work;

    @Inject
    Words words;

    private String name;
    private String publicKey;
    private String asked;
    private transient String privateKey;

    public List<KeyPairView> getKeyPairs() {
        return keyPairs.list(work.reader(), work.reader().userId(), PageRequest.first())
                .items();
    }

    /** Makes a pair; the page shows the private key once, it is kept nowhere. */
    public void make() {
        create(null);
    }

    /** Takes over the public key of a pair that the user has. */
    public void takeOver() {
        create(publicKey);
    }

    private void create(String key) {
        privateKey = null;
        work.change(
                        "os_compute_api:os-keypairs:create",
                        caller -> keyPairs.create(caller, caller.userId(), name, "ssh", key))
                .ifPresent(created -> {
                    privateKey = created.privateKey();
                    words.done(words.get(key == null ? "keys.made" : "keys.imported", name));
                    publicKey = null;
                    if (privateKey == null) {
                        name = null;
                    }
                });
    }

    public void ask(String keyName) {
        asked = keyName;
    }

    public void deleteAsked() {
        if (work.done("os_compute_api:os-keypairs:delete", caller -> keyPairs.delete(caller, caller.userId(), asked))) {
            words.done(words.get("keys.deleted", asked));
        }
    }

    public String getAsked() {
        return asked;
    }

    public boolean isMayChange() {
        return work.mayChange();
    }

    public String getPrivateKey() {
        return privateKey;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getPublicKey() {
        return publicKey;
    }

    public void setPublicKey(String publicKey) {
        this.publicKey = publicKey;
    }
}
