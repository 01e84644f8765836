package org.ustack.web.catalog;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.ustack.compute.KeyPairService;
import org.ustack.compute.KeyPairService.KeyPairView;
import org.ustack.kernel.PageRequest;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Slice;
import org.ustack.web.access.Work;
import org.ustack.web.parts.Ask;
import org.ustack.web.parts.Lines;
import org.ustack.web.text.Words;

/** The user's own key pairs, which need no project: make one, take one over, delete one. */
@Named
@ViewScoped
public class KeyPairsPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String CREATE = "os_compute_api:os-keypairs:create";
    private static final String DELETE = "os_compute_api:os-keypairs:delete";

    @Inject
    KeyPairService keyPairs;

    @Inject
    Work work;

    @Inject
    Words words;

    private Lines<KeyPairView> lines;
    private String name;
    private String publicKey;
    private transient String privateKey;
    private Ask ask = Ask.NOTHING;

    @PostConstruct
    void begin() {
        lines = Lines.after(this::page, KeyPairView::name);
    }

    private Slice<KeyPairView> page(PageRequest page) {
        RequestContext caller = work.reads("os_compute_api:os-keypairs:index");
        return keyPairs.list(caller, caller.userId(), page);
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
        work.ownInForm(CREATE, caller -> keyPairs.create(caller, caller.userId(), name, "ssh", key))
                .ifPresent(created -> {
                    privateKey = created.privateKey();
                    words.done(words.get(key == null ? "keys.made" : "keys.imported", name));
                    lines.restart();
                    publicKey = null;
                    if (privateKey == null) {
                        name = null;
                    }
                });
    }

    public void ask() {
        ask = Ask.ofRequest();
    }

    public void doAsked() {
        work.own(DELETE, caller -> {
                    keyPairs.delete(caller, caller.userId(), ask.id());
                    return true;
                })
                .ifPresent(done -> words.done(words.get("did.key.delete", ask.name())));
        lines.restart();
    }

    public boolean isMayCreate() {
        return work.mayOwn(CREATE);
    }

    public boolean isMayDelete() {
        return work.mayOwn(DELETE);
    }

    public Lines<KeyPairView> getLines() {
        return lines;
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

    public Ask getAsk() {
        return ask;
    }
}
