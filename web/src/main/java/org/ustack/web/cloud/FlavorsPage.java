package org.ustack.web.cloud;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import org.ustack.compute.FlavorService;
import org.ustack.compute.FlavorService.FlavorView;
import org.ustack.kernel.PageRequest;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Slice;
import org.ustack.web.parts.Ask;
import org.ustack.web.parts.Lines;
import org.ustack.web.text.Words;

/** The sizes that servers come in: what there is to choose from, and for who runs the cloud the private ones too. */
@Named
@ViewScoped
public class FlavorsPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String LIST = "os_compute_api:flavors:detail";

    @Inject
    FlavorService flavors;

    @Inject
    CloudWork cloud;

    @Inject
    Words words;

    private Lines<FlavorView> lines;
    private FlavorForm form = new FlavorForm();
    private Ask ask = Ask.NOTHING;

    @PostConstruct
    void begin() {
        lines = Lines.after(this::page, FlavorView::id);
    }

    public void load() throws IOException {
        cloud.open(LIST);
    }

    private Slice<FlavorView> page(PageRequest page) {
        RequestContext caller = cloud.caller(LIST);
        return flavors.list(caller, caller.isAdmin() ? null : true, 0, 0, "memory_mb", true, page);
    }

    public void add() {
        form = new FlavorForm();
    }

    public String create() {
        return cloud.change("os_compute_api:os-flavor-manage:create", caller -> flavors.create(caller, form.wish()))
                .map(made -> {
                    boolean specified = form.getSpecs().isEmpty()
                            || cloud.done(
                                    "os_compute_api:os-flavor-extra-specs:create",
                                    caller -> flavors.setExtraSpecs(caller, made.id(), form.getSpecs()));
                    if (specified) {
                        words.done(words.get("saved", made.name()));
                    }
                    return "/flavor.xhtml?faces-redirect=true&id=" + made.id();
                })
                .orElse(null);
    }

    public void ask() {
        ask = Ask.ofRequest();
    }

    public void doAsked() {
        if (cloud.done("os_compute_api:os-flavor-manage:delete", caller -> flavors.delete(caller, ask.id()))) {
            words.done(words.get("did.flavor.delete", ask.name()));
        }
    }

    public Lines<FlavorView> getLines() {
        return lines;
    }

    public FlavorForm getForm() {
        return form;
    }

    public Ask getAsk() {
        return ask;
    }
}
