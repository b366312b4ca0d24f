# SPDX-FileCopyrightText: 2026 The Milliard developers
# SPDX-License-Identifier: MIT
"""Shell completions of a described program (manual.py); each gives the text of one file."""

FILES = ("ARCHIVE", "FILE", "PATH", "SOURCE") # operands that may be files


def dashed(name):
    return ("-" if len(name) == 1 else "--") + name


def words(value):
    """What a value is chosen from."""
    return [word for word in value.split("|") if not word.isupper()] if "|" in value else []


def summary(option):
    return option["description"].split("\n")[0].split(". ")[0].rstrip(".")


def takes_files(about):
    return any(operand["name"] in FILES for operand in about["operands"])


def choice(about):
    """What the first operand is chosen from."""
    return words(about["operands"][0]["syntax"]) if about["operands"] else []


def places(about):
    """(command or None, what it takes); the program itself first."""
    return [(None, about)] + [(command["name"], command) for command in about["commands"]]


# ---- bash: needs nothing beside bash itself ----

def bash_values(option):
    if words(option["value"]):
        return f"compgen -W '{' '.join(words(option['value']))}'"
    return {"DIR": "compgen -d", "FILE": "compgen -f"}.get(option["value"], ":")


def bash_case(command, taken, commands):
    options = " ".join(dashed(name) for option in taken["options"] for name in option["names"])
    chosen = commands or choice(taken)
    if chosen: # the first word, or the first behind the command
        rest = f"((COMP_CWORD > {2 if command else 1})) || rest=(compgen -W '{' '.join(chosen)}')"
    else:
        rest = f"rest=({'compgen -f' if takes_files(taken) else ':'})"
    values = "".join(f"        {'|'.join(dashed(name) for name in option['names'])}) how=({bash_values(option)}) ;;\n"
                     for option in taken["options"] if option["value"])
    return f"""    '{command or ""}')
        options='{options}'
        {rest}
        case $previous in
{values}        esac
        ;;
"""


def bash(about):
    name = about["name"]
    function = "_" + name.replace("-", "_")
    commands = [command["name"] for command in about["commands"]]
    cases = "".join(bash_case(command, taken, [] if command else commands) for command, taken in places(about))
    first = "((COMP_CWORD < 2)) || command=${COMP_WORDS[1]}\n    " if commands else ""
    return f"""# bash completion for {name}, made of what it says of itself
{function}() {{
    local current=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD - 1]}} command='' options='' rest=(:) how=()
    [[ $current != '=' ]] || current='' # bash takes --option=value for three words
    [[ $previous != '=' ]] || previous=${{COMP_WORDS[COMP_CWORD - 2]}}
    {first}case $command in
{cases}    esac
    if ((${{#how[@]}} == 0)); then
        if [[ $current == -* ]]; then how=(compgen -W "$options"); else how=("${{rest[@]}}"); fi
    fi
    [[ ${{how[1]-}} != -[df] ]] || compopt -o filenames # nothing else is quoted, or gets a slash where a folder has its name
    mapfile -t COMPREPLY < <("${{how[@]}}" -- "$current")
}}
complete -F {function} {name}"""


# ---- zsh ----

def zsh_quoted(text):
    return text.replace("'", "'\\''")


def zsh_option(option):
    texts = []
    described = summary(option)
    for character in "\\[]:":
        described = described.replace(character, "\\" + character)
    if words(option["value"]):
        value = f":{option['value'].replace(':', '')}:({' '.join(words(option['value']))})"
    elif option["value"] == "DIR":
        value = ":folder:_files -/"
    elif option["value"] == "FILE":
        value = ":file:_files"
    elif option["value"]:
        value = f":{option['value'].replace(':', ' ')}: "
    else:
        value = ""
    for name in option["names"]:
        joined = "=" if value and len(name) > 1 else "" # the value may be in the same word
        texts.append("'*" + zsh_quoted(f"{dashed(name)}{joined}[{described}]{value}") + "'")
    return texts


def zsh_arguments(taken, indent):
    lines = [text for option in taken["options"] for text in zsh_option(option)]
    if choice(taken):
        lines.append(f"'1:{taken['operands'][0]['name'].lower()}:({' '.join(choice(taken))})'")
    if takes_files(taken):
        lines.append(f"'*:{taken['operands'][0]['name'].lower()}:_files'")
    return "_arguments -S " + (" \\\n" + indent).join(lines)


def zsh(about):
    name = about["name"]
    head = f"#compdef {name}\n# zsh completion for {name}, made of what it says of itself\n"
    if not about["commands"]:
        return head + zsh_arguments(about, "    ")
    listed = "\n".join(f"        '{zsh_quoted(c['name'] + ':' + c['summary'])}'" for c in about["commands"])
    cases = "\n".join(f"    {c['name']})\n        {zsh_arguments(c, '            ')}\n        ;;" for c in about["commands"])
    return f"""{head}local -a commands
if (( CURRENT == 2 )); then
    commands=(
{listed}
    )
    _describe command commands
    {zsh_arguments(about, '        ')}
    return
fi
local command=$words[2]
shift words
(( CURRENT-- ))
case $command in
{cases}
esac"""


# ---- fish ----

def fish_quoted(text):
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def fish(about):
    name = about["name"]
    lines = [f"# fish completion for {name}, made of what it says of itself"]
    if about["commands"]:
        lines.append(f"complete -c {name} -f")
    for command in about["commands"]:
        lines.append(f"complete -c {name} -n __fish_use_subcommand -a {command['name']} -d {fish_quoted(command['summary'])}")
    for command, taken in places(about):
        when = f" -n '__fish_seen_subcommand_from {command}'" if command else " -n __fish_use_subcommand" if about["commands"] else ""
        for option in taken["options"]:
            names = "".join(f" -s {n}" if len(n) == 1 else f" -l {n}" for n in option["names"])
            if words(option["value"]):
                value = f" -x -a {fish_quoted(' '.join(words(option['value'])))}"
            elif option["value"] == "DIR":
                value = " -x -a '(__fish_complete_directories)'"
            elif option["value"] == "FILE":
                value = " -r -F"
            else:
                value = " -x" if option["value"] else ""
            lines.append(f"complete -c {name}{when}{names}{value} -d {fish_quoted(summary(option))}")
        if command and choice(taken):
            chosen = " ".join(choice(taken))
            lines.append(f"complete -c {name} -n '__fish_seen_subcommand_from {command}; and not __fish_seen_subcommand_from {chosen}' -a '{chosen}'")
        if command and takes_files(taken):
            lines.append(f"complete -c {name}{when} -F")
    return "\n".join(lines)
