package org.ustack.web.cloud;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.ustack.compute.FlavorService;
import org.ustack.compute.FlavorService.FlavorView;
import org.ustack.identity.ProjectDirectory;
import org.ustack.web.identity.Choice;
import org.ustack.web.identity.IdentityWork;
import org.ustack.web.identity.Pick;
import org.ustack.web.parts.Ask;
import org.ustack.web.text.Words;

/** A size: its figures, what it asks of hosts, and which projects may use it. */
@Named
@ViewScoped
public class FlavorPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String SHOW = "os_compute_api:flavors:show";
    private static final String ACCESS = "os_compute_api:os-flavor-access";

    @Inject
    FlavorService flavors;

    @Inject
    ProjectDirectory people;

    @Inject
    CloudWork cloud;

    @Inject
    IdentityWork identity;

    @Inject
    Words words;

    private final Pick newcomer = Pick.project();
    private String id;
    private transient FlavorView flavor;
    private FlavorForm form = new FlavorForm();
    private Ask ask = Ask.NOTHING;

    public void load() throws IOException {
        flavor = identity.open(() -> flavors.get(cloud.caller(SHOW), id));
    }

    public FlavorView getFlavor() {
        if (flavor == null) {
            flavor = flavors.get(cloud.caller(SHOW), id);
        }
        return flavor;
    }

    public void edit() {
        form = new FlavorForm(getFlavor());
    }

    /** Each part of the change is done under the rule that the API has for it. */
    public void save() {
        Map<String, String> before = getFlavor().extraSpecs();
        TreeSet<String> gone = new TreeSet<>(before.keySet());
        gone.removeAll(form.getSpecs().keySet());
        boolean saved = cloud.done(
                "os_compute_api:os-flavor-manage:update",
                caller -> flavors.describe(caller, id, form.getDescription()));
        if (saved && !form.getSpecs().isEmpty() && !form.getSpecs().equals(before)) {
            saved = cloud.done(
                    "os_compute_api:os-flavor-extra-specs:create",
                    caller -> flavors.setExtraSpecs(caller, id, form.getSpecs()));
        }
        if (saved && !gone.isEmpty()) {
            saved = cloud.done(
                    "os_compute_api:os-flavor-extra-specs:delete",
                    caller -> gone.forEach(key -> flavors.deleteExtraSpec(caller, id, key)));
        }
        if (saved) {
            words.done(words.get("saved", getFlavor().name()));
        }
        flavor = null;
    }

    /** The projects that may use a private one, by name; one that is gone by its id. */
    public List<Choice> getProjects() {
        List<String> ids = flavors.access(cloud.caller(ACCESS), id);
        Map<String, String> names = people.projectNames(ids);
        return ids.stream()
                .map(project -> new Choice(project, names.getOrDefault(project, project)))
                .sorted(Comparator.comparing(Choice::label))
                .toList();
    }

    public boolean isAccessShown() {
        return !getFlavor().isPublic() && cloud.may(ACCESS);
    }

    public void let() {
        Choice project = newcomer.getChosen();
        if (cloud.done(
                "os_compute_api:os-flavor-access:add_tenant_access",
                caller -> flavors.addAccess(caller, id, project.id()))) {
            words.done(words.get("flavor.let", project.label()));
            newcomer.restart();
        }
    }

    public void ask() {
        ask = Ask.ofRequest();
    }

    public String doAsked() {
        if (ask.what().equals("flavor.delete")) {
            if (cloud.done("os_compute_api:os-flavor-manage:delete", caller -> flavors.delete(caller, id))) {
                words.done(words.get("did.flavor.delete", ask.name()));
                return "/flavors.xhtml?faces-redirect=true";
            }
        } else if (cloud.done(
                "os_compute_api:os-flavor-access:remove_tenant_access",
                caller -> flavors.removeAccess(caller, id, ask.id()))) {
            words.done(words.get("did.flavor.bar", ask.name()));
        }
        return null;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public Pick getNewcomer() {
        return newcomer;
    }

    public FlavorForm getForm() {
        return form;
    }

    public Ask getAsk() {
        return ask;
    }
}
