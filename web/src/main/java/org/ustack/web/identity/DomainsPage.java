package org.ustack.web.identity;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import org.ustack.identity.DomainDraft;
import org.ustack.identity.DomainService;
import org.ustack.identity.DomainView;
import org.ustack.identity.IdentityFinder;
import org.ustack.identity.IdentityFinder.Question;
import org.ustack.web.parts.Ask;
import org.ustack.web.parts.Lines;
import org.ustack.web.text.Words;

/** All domains: make, rename, disable, delete. */
@Named
@ViewScoped
public class DomainsPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String FORM = "edit-form";

    @Inject
    DomainService domains;

    @Inject
    IdentityFinder finder;

    @Inject
    IdentityWork identity;

    @Inject
    Words words;

    private Lines<DomainView> lines;
    private String search;
    private Naming form = new Naming();
    private Ask ask = Ask.NOTHING;

    @PostConstruct
    void begin() {
        lines = new Lines<>(
                (after, most) -> finder.domains(identity.caller(), new Question(null, search, after, most)));
    }

    public void load() throws IOException {
        identity.open("identity:list_domains");
    }

    public void searchChanged() {
        lines.restart();
    }

    public void add() {
        form = new Naming();
    }

    public void edit(DomainView domain) {
        form = new Naming(domain.id(), domain.name(), domain.description());
    }

    public void save() {
        DomainDraft draft = new DomainDraft(form.getName(), form.said(), null, null, null);
        String rule = form.isFresh() ? "identity:create_domain" : "identity:update_domain";
        identity.change(
                        rule,
                        FORM,
                        caller -> form.isFresh()
                                ? domains.create(caller, null, draft)
                                : domains.update(caller, form.getId(), draft))
                .ifPresent(saved -> words.done(words.get("identity.saved", saved.name())));
    }

    public void ask(String what, DomainView domain) {
        ask = new Ask(what, domain.id(), domain.name());
    }

    public void doAsked() {
        boolean done = ask.what().equals("domain.delete")
                ? identity.done("identity:delete_domain", caller -> domains.delete(caller, ask.id()))
                : enable(ask.id(), false);
        if (done) {
            words.done(words.get("identity.did." + ask.what(), ask.name()));
        }
    }

    public void enable(DomainView domain) {
        if (enable(domain.id(), true)) {
            words.done(words.get("identity.enabled", domain.name()));
        }
    }

    private boolean enable(String id, boolean on) {
        DomainDraft draft = new DomainDraft(null, null, on, null, null);
        return identity.done("identity:update_domain", caller -> domains.update(caller, id, draft));
    }

    public boolean isMayCreate() {
        return identity.may("identity:create_domain", null);
    }

    public boolean mayEdit(String id) {
        return identity.may("identity:update_domain", id);
    }

    public boolean mayDelete(String id) {
        return identity.may("identity:delete_domain", id);
    }

    public Lines<DomainView> getLines() {
        return lines;
    }

    public String getSearch() {
        return search;
    }

    public void setSearch(String search) {
        this.search = search;
    }

    public Naming getForm() {
        return form;
    }

    public Ask getAsk() {
        return ask;
    }
}
