"""Stage «measures»: the plan's blocks become its numbered measures, goals and priorities."""
