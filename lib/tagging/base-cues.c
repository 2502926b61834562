#include "tagging/base-cues.h"

#include <glib.h>

#include "base/language.h"

static const struct emj_base_cues english[] = {
    /* --- planning and budgeting: what, by when, for how much --- */
    { EMJ_PLANNING_BUDGETING, 3,
      "cut from the plan|dropped from the plan|off the plan|off the roadmap|out of scope|"
      "cut scope|cut the scope|reduced the scope|moved to next quarter|pushed to next quarter|"
      "below the line" },
    { EMJ_PLANNING_BUDGETING, 3,
      "story points|t-shirt sizes|t-shirt sizing|planning poker|person days|person weeks|"
      "engineer weeks|engineering weeks|rough sizing" },
    { EMJ_PLANNING_BUDGETING, 3,
      "capacity plan|capacity planning|budget request|cost estimate|over budget|under budget|"
      "in the budget|spend forecast|salary budget" },
    { EMJ_PLANNING_BUDGETING, 3,
      "critical path|plan b|fallback plan|delivery date|release date|ship date|cutover date|"
      "launch date|due date|new date|hard date|target date|code freeze" },
    { EMJ_PLANNING_BUDGETING, 2,
      "estimate|estimates|estimated|estimating|re-estimated|sizing|resized|descoped|"
      "descoping" },
    { EMJ_PLANNING_BUDGETING, 2,
      "budget|budgets|budgeting|deadline|deadlines|milestone*|timeline*|gantt" },
    { EMJ_PLANNING_BUDGETING, 2,
      "project plan|rollout plan|migration plan|release plan|sprint plan|sprint planning|"
      "the plan now|next sprint|order of work|sequence of work|work breakdown" },
    { EMJ_PLANNING_BUDGETING, 1,
      "schedule|scheduled|rescheduled|backlog|reprioriti*|deprioriti*|postponed|timebox*|"
      "spreadsheet|contingency" },

    /* --- organizing and staffing: who, in which shape --- */
    { EMJ_ORGANIZING_STAFFING, 3,
      "who does what|who owns what|named an owner|named owner|single owner|no owner|"
      "point of contact|job description|role description|reporting line|raci" },
    { EMJ_ORGANIZING_STAFFING, 3,
      "hiring plan|hiring pipeline|interview loop|interview panel|open role|open roles|"
      "open position|open headcount|staffing plan|skills matrix" },
    { EMJ_ORGANIZING_STAFFING, 3,
      "on-call rota|on-call rotation|on-call schedule|support rota|on-call swap|"
      "split the team|split the work|moved to another team|borrowed an engineer" },
    { EMJ_ORGANIZING_STAFFING, 2,
      "reassigned|reassigning|backfill|backfilled|backfilling|new hire|new hires|headcount|"
      "understaffed|staffing|contractor|contractors" },
    { EMJ_ORGANIZING_STAFFING, 2,
      "handed over to|hand over to|handover plan|took over from|takes over from|org chart|"
      "onboarding plan|onboarding checklist" },
    { EMJ_ORGANIZING_STAFFING, 2,
      "cancelled the meeting|canceled the meeting|cancelled the weekly|canceled the weekly|"
      "focus time|focus block|focus blocks|no-meeting" },
    { EMJ_ORGANIZING_STAFFING, 1,
      "assigned|allocated|allocation|staffed|delegated|handover|rota|on-call" },

    /* --- controlling and problem solving: plan against fact --- */
    { EMJ_CONTROLLING_PROBLEM_SOLVING, 3,
      "root cause|post-mortem|postmortem|incident review|corrective action|action items|"
      "failure mode|single point of failure" },
    { EMJ_CONTROLLING_PROBLEM_SOLVING, 3,
      "blocked by|blocked on|waiting on|at risk|risk register|risk list|risk log|"
      "days late|weeks late|behind schedule|behind plan|off track|slipped by" },
    { EMJ_CONTROLLING_PROBLEM_SOLVING, 3,
      "status report|status update|status review|plan versus actual|against the plan|"
      "missed the date|missed the deadline|exit criteria|acceptance criteria" },
    { EMJ_CONTROLLING_PROBLEM_SOLVING, 3,
      "performance plan|improvement plan|missed expectations|meets expectations|"
      "below expectations|exceeds expectations|dated example|dated examples|calibration" },
    { EMJ_CONTROLLING_PROBLEM_SOLVING, 3,
      "said no to|turned down|turned away|unplanned request|unplanned requests|"
      "drive-by request|drive-by requests|fire drill|kept it away" },
    { EMJ_CONTROLLING_PROBLEM_SOLVING, 2,
      "slip|slips|slipped|slipping|overdue|delayed|delays|delay|overrun|overran" },
    { EMJ_CONTROLLING_PROBLEM_SOLVING, 2,
      "blocker|blockers|escalated|escalating|escalation|workaround|workarounds|mitigation|"
      "mitigate|mitigated" },
    { EMJ_CONTROLLING_PROBLEM_SOLVING, 2,
      "rolled back|rollback|hotfix|regression|regressions|burndown|error budget|triage|"
      "triaged" },
    { EMJ_CONTROLLING_PROBLEM_SOLVING, 2,
      "rating|ratings|rubric|self-review|peer feedback|review draft|written warning" },
    { EMJ_CONTROLLING_PROBLEM_SOLVING, 1,
      "risk|risks|status|incident|incidents|outage|outages|audit|audits|dependency|"
      "dependencies|unblocked|checklist|dashboard|threshold|interruption|escalations" },

    /* --- setting direction: where to, and what not --- */
    { EMJ_SETTING_DIRECTION, 3,
      "where we are heading|where we're heading|where we are headed|where we're headed|"
      "where we are going|where we're going|where we want to be|where we want to go|"
      "where the team is heading|where this is going" },
    { EMJ_SETTING_DIRECTION, 3,
      "north star|bigger picture|big picture|a year from now|two years from now|"
      "three years from now|two years out|three years out|five years out" },
    { EMJ_SETTING_DIRECTION, 3,
      "why we exist|what we stand for|what we will not do|what we won't do|"
      "who we want to be|what this team is for|what the team is for" },
    { EMJ_SETTING_DIRECTION, 3,
      "next role|career path|career goal|career goals|path to staff|path to senior|"
      "where she could be|where he could be|where they could be" },
    { EMJ_SETTING_DIRECTION, 2,
      "vision|long term|long-term|long run|strategic|our strategy|product strategy|"
      "new direction|the direction|our direction" },
    { EMJ_SETTING_DIRECTION, 2,
      "in a year's time|in two years|in three years|in five years|our mission|"
      "mission statement|our future|the bet|manifesto|what if we" },
    { EMJ_SETTING_DIRECTION, 1, "mission|narrative|aspiration|aspirations|ambition|ambitious" },

    /* --- aligning people: who understands it and wants it too --- */
    { EMJ_ALIGNING_PEOPLE, 3,
      "shared goal|same goal|common goal|joint goal|one goal|behind the goal|"
      "pulling in the same direction|in it together" },
    { EMJ_ALIGNING_PEOPLE, 3,
      "own words|said it back|said back|say it back|repeated it back|bought in|buy-in|"
      "won over|win over|won them over|talked them round|disagree and commit" },
    { EMJ_ALIGNING_PEOPLE, 3,
      "what matters to them|what they care about|their side of it|agreed why|"
      "got everyone behind|got them behind|changed her mind|changed his mind|"
      "changed their mind|changed their minds" },
    { EMJ_ALIGNING_PEOPLE, 2,
      "both teams|both leads|same page|common ground|on board|same understanding|"
      "shared understanding|heard them out|heard her out|heard him out" },
    { EMJ_ALIGNING_PEOPLE, 2,
      "explained why|told them why|told the team why|told her why|told him why|"
      "reason behind|reasons behind|reasoning behind|the why" },
    { EMJ_ALIGNING_PEOPLE, 2,
      "convinced|persuaded|persuade|sceptic|sceptics|skeptic|skeptics|sceptical|skeptical|"
      "coalition|alliance" },
    { EMJ_ALIGNING_PEOPLE, 1, "aligned|alignment|objection|objections|trust|goodwill" },

    /* --- motivating and inspiring: why anybody should care --- */
    { EMJ_MOTIVATING_INSPIRING, 3,
      "why it matters|why this matters|why it mattered|why their work|why her work|"
      "why his work|worth doing|worth the trouble|matters to them|matters to her|"
      "matters to him" },
    { EMJ_MOTIVATING_INSPIRING, 3,
      "who uses it|who use it|people who use|a customer who|a user who|customer visit|"
      "told the story|told them the story|told a story" },
    { EMJ_MOTIVATING_INSPIRING, 3,
      "what she wants|what he wants|wants to grow|wants to become|wants to build|"
      "wants to lead|dream job|ready for more|growth plan|stretch project|"
      "stretch assignment|stretch task" },
    { EMJ_MOTIVATING_INSPIRING, 3,
      "her own idea|his own idea|their own idea|was her call|was his call|was their call|"
      "left the decision|let them decide|let her decide|let him decide|let them choose|"
      "let her choose|let him choose" },
    { EMJ_MOTIVATING_INSPIRING, 3,
      "proud of|believe in|believes in|believed in|gave them credit|gave her credit|"
      "gave him credit|spoke up for|vouched for|put her forward|put him forward" },
    { EMJ_MOTIVATING_INSPIRING, 2,
      "inspir*|motivat*|encouraged|encouraging|encouragement|celebrated|celebrate|"
      "celebrating|meaningful" },
    { EMJ_MOTIVATING_INSPIRING, 2,
      "thanked|coached|mentor|mentored|mentoring|volunteered|excited|excitement|"
      "lit up|cares about" },
    { EMJ_MOTIVATING_INSPIRING, 1, "proud|pride|morale|courage|thanks|eager|hopes|praised" },
};

const struct emj_base_cues *emj_base_cues(const char *language, size_t *ret_count)
{
    if (!emj_language_serves("en", language)) {
        *ret_count = 0;
        return NULL;
    }
    *ret_count = G_N_ELEMENTS(english);
    return english;
}
