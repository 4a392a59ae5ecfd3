// What a shell loads to complete `predict`: it hands the words over as they are and takes plain lines back. Nothing
// that was typed, and nothing that came from a ledger, is ever evaluated.

const BASH = `# bash completion for predict
# In ~/.bashrc: source <(predict completion bash)

_predict_complete() {
  local rest=\${COMP_LINE:0:COMP_POINT} word blank line i
  local -a words=()
  # Bash cuts words at : and =; what stands together without a space is one word here.
  for ((i = 0; i <= COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    blank=\${rest%%[![:space:]]*}
    rest=\${rest#"$blank"}
    if ((i == COMP_CWORD)); then word=$rest; fi
    if [[ -z $blank && \${#words[@]} -gt 0 ]]; then
      words[\${#words[@]} - 1]+=$word
    else
      words+=("$word")
    fi
    rest=\${rest#"$word"}
  done

  # Bash replaces only what stands behind the last : or =, unless a quote is open.
  local current=\${words[\${#words[@]} - 1]} breaks='' before='' answer=words
  if [[ $COMP_WORDBREAKS == *:* ]]; then breaks+=:; fi
  if [[ $COMP_WORDBREAKS == *=* ]]; then breaks+==; fi
  if [[ $current != [\\"\\']* && -n $breaks ]]; then before=\${current%"\${current##*[$breaks]}"}; fi

  COMPREPLY=()
  while IFS= read -r line; do
    case $line in
      :*) answer=\${line#:} ;;
      *)
        line=\${line%%$'\\t'*}
        COMPREPLY+=("\${line#"$before"}")
        ;;
    esac
  done < <(command predict complete bash -- "\${words[@]:1}" 2>/dev/null </dev/null)

  case $answer in
    files) compopt -o default 2>/dev/null ;;
    folders) compopt -o dirnames 2>/dev/null ;;
    *) if [[ \${#COMPREPLY[@]} -eq 1 && \${COMPREPLY[0]} == *: ]]; then compopt -o nospace 2>/dev/null; fi ;;
  esac
  return 0
}

complete -F _predict_complete predict
`;

const ZSH = `#compdef predict
# zsh completion for predict
# In ~/.zshrc, after compinit: source <(predict completion zsh)
# Or as a file named _predict in a folder of $fpath.

_predict() {
  local line word about wide=0
  local -a lines plain plain_text open open_text
  lines=("\${(@f)$(command predict complete zsh -- "\${(@Q)words[2,CURRENT-1]}" "\${(Q)PREFIX}" 2>/dev/null </dev/null)}")
  # A file behind --ledger= is completed like any other.
  if [[ $lines[1] == :f* && $PREFIX == --*=* ]]; then compset -P 1 '*='; fi
  case $lines[1] in
    (:files) _files; return ;;
    (:folders) _files -/; return ;;
  esac
  lines=("\${(@)lines[2,-1]}")
  for line in "\${(@)lines}"; do
    word=\${line%%$'\\t'*}
    if (( $#word > wide )); then wide=$#word; fi
  done
  for line in "\${(@)lines}"; do
    word=\${line%%$'\\t'*}
    [[ -z $word ]] && continue
    about=''
    if [[ $line == *$'\\t'* ]]; then about="\${(r:wide:)word}  \${line#*$'\\t'}"; else about=$word; fi
    about=\${about[1,COLUMNS-1]}
    if [[ $word == *: ]]; then
      open+=("$word") open_text+=("$about")
    else
      plain+=("$word") plain_text+=("$about")
    fi
  done
  local status_of=1
  local -a rows
  if [[ "$lines" == *$'\\t'* ]]; then rows=(-l); fi
  if (( $#plain )); then compadd $rows -d plain_text -a plain && status_of=0; fi
  if (( $#open )); then compadd -S '' $rows -d open_text -a open && status_of=0; fi
  return status_of
}

if [[ $funcstack[1] == _predict ]]; then
  _predict "$@"
else
  compdef _predict predict
fi
`;

const FISH = `# fish completion for predict
# predict completion fish > ~/.config/fish/completions/predict.fish

function __predict_complete
    set -l before (commandline -opc)
    set -l current (commandline -ct)
    set -e before[1]
    set -l lines (command predict complete fish -- $before "$current" 2>/dev/null </dev/null)
    # What stands before the name of a file, and the name as it was typed, with its quotes and backslashes.
    set -l flag (string match -r -- '^--[a-z-]+=' "$current")
    set -l name (string replace -r -- '^--[a-z-]+=' '' "$current")
    switch "$lines[1]"
        case :files
            complete -C "'' $name" | string replace -r -- '^' "$flag"
        case :folders
            complete -C "'' $name" | string match -r '^[^\\t]*/(?=\\t|$)' | string replace -r -- '^' "$flag"
        case :words
            set -e lines[1]
            if set -q lines[1]
                printf '%s\\n' $lines
            end
    end
end

complete -c predict -e
complete -c predict -f -a '(__predict_complete)'
`;

export const COMPLETION_SCRIPTS: Readonly<Record<'bash' | 'zsh' | 'fish', string>> = {
  bash: BASH,
  zsh: ZSH,
  fish: FISH,
};
