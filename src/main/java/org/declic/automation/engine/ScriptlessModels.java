package org.declic.automation.engine;

import java.io.ByteArrayInputStream;
import java.util.Locale;
import java.util.Set;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.model.cmmn.Cmmn;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.xml.ModelException;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.declic.contact.InvalidInput;
import org.jspecify.annotations.Nullable;

/** Where scripts are switched off: refuses decisions and cases that have one. For processes see {@link ScriptListener}. */
final class ScriptlessModels implements Deployer {

    private static final Set<String> EXPRESSIONS = Set.of("", "juel", "feel");

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) {
            return;
        }
        deployment.getResources().forEach((name, resource) -> {
            var root = read(name.toLowerCase(Locale.ROOT), resource.getBytes());
            if (root != null) {
                search(name, root.getAttribute("id"), root);
            }
        });
    }

    /** What can't be read is left to the engine, which says what is wrong with it. */
    private static @Nullable DomElement read(String name, byte[] bytes) {
        try {
            if (name.matches("(?s).*cmmn(1[01]\\.xml)?")) {
                return Cmmn.readModelFromStream(new ByteArrayInputStream(bytes))
                        .getDocument()
                        .getRootElement();
            }
            if (name.matches("(?s).*dmn(11\\.xml)?")) {
                return Dmn.readModelFromStream(new ByteArrayInputStream(bytes))
                        .getDocument()
                        .getRootElement();
            }
        } catch (ModelException broken) {
            return null;
        }
        return null;
    }

    private static void search(String resource, @Nullable String around, DomElement element) {
        var id = element.getAttribute("id") == null ? around : element.getAttribute("id");
        if (element.getLocalName().equals("script")) {
            throw refused(resource, id, element.getAttribute("scriptFormat"));
        }
        var language = element.getAttribute("expressionLanguage");
        if (language != null && !isUnused(element) && !isExpression(language)) {
            throw refused(resource, id, language);
        }
        element.getChildElements().forEach(inner -> search(resource, id, inner));
    }

    /** Of a case model as a whole the engine takes no language; of a decision model it is that of all that name none. */
    private static boolean isUnused(DomElement element) {
        return element.getLocalName().equals("definitions")
                && String.valueOf(element.getNamespaceURI()).contains("/CMMN/");
    }

    private static boolean isExpression(String language) {
        var lower = language.toLowerCase(Locale.ROOT);
        return EXPRESSIONS.contains(lower) || (lower.contains("://www.omg.org/spec/") && lower.contains("feel"));
    }

    private static BadUserRequestException refused(String resource, @Nullable String id, @Nullable String language) {
        return new BadUserRequestException(resource + ", '" + id + "': script is " + InvalidInput.shown(language)
                + ", allowed: no script while declic.scripts is off");
    }
}
